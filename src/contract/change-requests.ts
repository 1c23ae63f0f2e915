// Changes that one person asks for and another agrees to.
import { z } from 'zod';
import { changeRequestStates } from '../core/approvals.ts';
import { reasonAs } from './reason.ts';
import { define, instant, list } from './route.ts';

const who = z.object({ id: z.string(), name: z.string() });

const changeRequest = z
  .object({
    id: z.string(),
    tenant: z.string(),
    operation: z.string().describe('`updateFlow`'),
    action: z.string().describe('`flow.updated`, as in the audit trail.'),
    subject: z.string().nullable().describe('The id of what is to be changed; null: it is to be created.'),
    before: z.unknown().describe('Without secrets.'),
    after: z.unknown().describe('Without secrets.'),
    state: z
      .enum(changeRequestStates)
      .describe(
        'approved: Kontor is making the change; done; failed: Kontor could not make it, and `reason` says why.',
      ),
    asked_by: who,
    decided_by: who.nullable(),
    ...reasonAs('reason', 'Why it was rejected, or could not be made.'),
    created_at: instant,
    expires_at: instant.describe('Until then another person can approve it.'),
    decided_at: instant.nullable(),
  })
  .meta({ id: 'ChangeRequest' });

export const changeRequestRoutes = {
  listChangeRequests: list(
    '/v1/change-requests',
    'read',
    'Change requests that wait for approval, and those that were decided, the newest first.',
    changeRequest,
    { state: z.enum(changeRequestStates).optional() },
    [
      'id',
      'tenant',
      'state',
      'action',
      'subject',
      'asked_by.name',
      'decided_by.name',
      'reason',
      'created_at',
      'expires_at',
      'decided_at',
    ],
  ),
  getChangeRequest: define(
    'GET /v1/change-requests/:id',
    'read',
    'One change request, with the values before and after.',
    changeRequest,
  ),
  approveChangeRequest: define(
    'POST /v1/change-requests/:id/approve',
    'write',
    'Approves the change request of another person, and makes the change. Needs the permission that the change itself needs.',
    changeRequest,
  ),
  rejectChangeRequest: define(
    'POST /v1/change-requests/:id/reject',
    'write',
    'Rejects a change request, or withdraws your own.',
    changeRequest,
    { body: z.strictObject({ reason: z.string().min(1).max(500).optional() }).nullish() },
  ),
};
