// Entries that were set aside because the database refused them.
import { z } from 'zod';
import { setAsideKinds } from '../core/words.ts';
import { define, deleted, idParams, instant, listOf, pageQuery } from './route.ts';

const fields = z.object({
  id: z.string(),
  tenant: z.string().nullable().describe('null: its connection was not there any more.'),
  connection: z.string(),
  entry: z.enum(setAsideKinds).describe('event: of a webhook or a poll. message: about a watched object.'),
  about: z.string().describe('What it is about, such as `store/order/created 601`.'),
  reason: z.string().describe('What the database said.'),
  tries: z.number().describe('How often the database has refused it.'),
  set_aside_at: instant,
});
const setAside = fields.meta({ id: 'SetAside' });
const setAsideInFull = fields
  .extend({ content: z.unknown().describe('The entry as it came.') })
  .meta({ id: 'SetAsideInFull' });

export const setAsideRoutes = {
  listSetAside: define({
    method: 'GET',
    path: '/v1/set-aside',
    summary:
      'Lists entries that the database has refused, the newest first. They were acknowledged, and wait here for a person.',
    needs: 'read',
    query: pageQuery.extend({ connection: z.string().optional(), entry: z.enum(setAsideKinds).optional() }),
    status: 200,
    answer: listOf(setAside),
  }),
  exportSetAside: define({
    method: 'POST',
    path: '/v1/set-aside/:id/export',
    summary: 'Answers one entry in full. It stays set aside; the audit trail says who exported it.',
    needs: 'write',
    params: idParams,
    status: 200,
    answer: setAsideInFull,
  }),
  retrySetAside: define({
    method: 'POST',
    path: '/v1/set-aside/:id/retry',
    summary:
      'Stores an entry where it belongs, with the jobs it causes; 409 when the database refuses it again.',
    needs: 'write',
    params: idParams,
    status: 200,
    answer: setAside,
  }),
  discardSetAside: define({
    method: 'DELETE',
    path: '/v1/set-aside/:id',
    summary: 'Discards an entry for good.',
    needs: 'write',
    params: idParams,
    status: 200,
    answer: deleted,
  }),
};
