// Changes that one person asks for and another agrees to.
import { z } from 'zod';
import { changeRequestStates } from '../core/approvals.ts';
import { define, instant, list } from './route.ts';

const who = z.object({ id: z.string(), name: z.string() });

const changeRequest = z
  .object({
    id: z.string(),
    tenant: z.string(),
    operation: z.string().describe('`updateFlow`'),
    action: z.string().describe('`flow.updated`, as it will stand in the audit trail.'),
    subject: z.string().nullable().describe('The id of what is to be changed; null: it is to be made.'),
    before: z.unknown().describe('Without secrets.'),
    after: z.unknown().describe('Without secrets.'),
    state: z
      .enum(changeRequestStates)
      .describe('approved: it is being carried out; done; failed: it could not be, and `reason` says why.'),
    asked_by: who,
    decided_by: who.nullable(),
    reason: z.string().nullable(),
    created_at: instant,
    expires_at: instant.describe('Until then somebody can agree.'),
    decided_at: instant.nullable(),
  })
  .meta({ id: 'ChangeRequest' });

export const changeRequestRoutes = {
  listChangeRequests: list(
    '/v1/change-requests',
    'read',
    'Changes that wait for somebody to agree, and those that did, the newest first.',
    changeRequest,
    { state: z.enum(changeRequestStates).optional() },
  ),
  getChangeRequest: define(
    'GET /v1/change-requests/:id',
    'read',
    'One change: what it is now, and what it would be.',
    changeRequest,
  ),
  approveChangeRequest: define(
    'POST /v1/change-requests/:id/approve',
    'write',
    'Agrees to what somebody else has asked for, and carries it out. Needs the permission that the change itself needs.',
    changeRequest,
  ),
  rejectChangeRequest: define(
    'POST /v1/change-requests/:id/reject',
    'write',
    'Says no to it, or takes back what one has asked for.',
    changeRequest,
    { body: z.strictObject({ reason: z.string().min(1).max(500).optional() }).nullish() },
  ),
};
