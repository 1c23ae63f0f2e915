// Entries that were set aside because the database refused them.
import { z } from 'zod';
import { setAsideKinds } from '../core/words.ts';
import { define, deleted, instant, list, period } from './route.ts';

const fields = z.object({
  id: z.string(),
  tenant: z.string().nullable().describe('null: its connection no longer existed.'),
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
  listSetAside: list(
    '/v1/set-aside',
    'read',
    'Lists entries that the database has refused, the newest first. They were acknowledged, and wait here for a person.',
    setAside,
    { ...period('Set aside'), connection: z.string().optional(), entry: z.enum(setAsideKinds).optional() },
    ['id', 'set_aside_at', 'tenant', 'connection', 'entry', 'about', 'reason', 'tries'],
  ),
  exportSetAside: define(
    'POST /v1/set-aside/:id/export',
    'write',
    'Answers one entry in full. It stays set aside; the audit trail names the person who exported it.',
    setAsideInFull,
  ),
  retrySetAside: define(
    'POST /v1/set-aside/:id/retry',
    'write',
    'Stores an entry again, with its jobs; 409 when the database refuses it again.',
    setAside,
  ),
  discardSetAside: define('DELETE /v1/set-aside/:id', 'write', 'Discards an entry for good.', deleted),
};
