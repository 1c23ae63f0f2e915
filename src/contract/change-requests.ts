// Changes that one person asks for and another agrees to.
import { z } from 'zod';
import { changeRequestStates } from '../core/approvals.ts';
import { define, idParams, instant, listOf, pageQuery } from './route.ts';

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
  listChangeRequests: define({
    method: 'GET',
    path: '/v1/change-requests',
    summary: 'Changes that wait for somebody to agree, and those that did, the newest first.',
    needs: 'read',
    query: pageQuery.extend({ state: z.enum(changeRequestStates).optional() }),
    status: 200,
    answer: listOf(changeRequest),
  }),
  getChangeRequest: define({
    method: 'GET',
    path: '/v1/change-requests/:id',
    summary: 'One change: what it is now, and what it would be.',
    needs: 'read',
    params: idParams,
    status: 200,
    answer: changeRequest,
  }),
  approveChangeRequest: define({
    method: 'POST',
    path: '/v1/change-requests/:id/approve',
    summary:
      'Agrees to what somebody else has asked for, and carries it out. Needs the permission that the change itself needs.',
    needs: 'write',
    params: idParams,
    status: 200,
    answer: changeRequest,
  }),
  rejectChangeRequest: define({
    method: 'POST',
    path: '/v1/change-requests/:id/reject',
    summary: 'Says no to it, or takes back what one has asked for.',
    needs: 'write',
    params: idParams,
    body: z.strictObject({ reason: z.string().min(1).max(500).optional() }).nullish(),
    status: 200,
    answer: changeRequest,
  }),
};
