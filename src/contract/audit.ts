// The audit trail.
import { z } from 'zod';
import { rule } from '../core/schema-rules.ts';
import { define, instant, list, period } from './route.ts';

const entry = z
  .object({
    seq: z.number(),
    at: instant,
    tenant: z.string().nullable(),
    actor: z.object({ id: z.string(), name: z.string() }).describe('The key that was used.'),
    action: z.string().describe('`connection.updated`'),
    subject: z.string().describe('The id of what was changed.'),
    before: z.unknown().describe('Without secrets.'),
    after: z.unknown().describe('Without secrets.'),
    hash: z.string().describe('SHA-256 over the hash before it and this entry.'),
  })
  .meta({ id: 'AuditEntry' });

export const auditRoutes = {
  listAudit: list(
    '/v1/audit',
    'admin',
    'Who changed what, the newest first.',
    entry,
    {
      ...period('Written'),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/, rule('rule-cursor'))
        .optional(),
      subject: z.string().optional(),
    },
    ['seq', 'at', 'tenant', 'actor.id', 'actor.name', 'action', 'subject', 'before', 'after', 'hash'],
  ),
  verifyAudit: define(
    'GET /v1/audit/verify',
    'admin',
    'Reads the whole chain and says whether an entry was edited, removed or inserted.',
    z
      .object({
        whole: z.boolean(),
        entries: z.number(),
        head: z.string().describe('Store it elsewhere, to prove later that no entry was cut off.'),
        broken: z.object({ seq: z.number(), why: z.string() }).nullable(),
      })
      .meta({ id: 'AuditState' }),
    {
      everyTenant: true,
      query: z.object({
        head: z
          .string()
          .regex(/^[0-9a-f]{64}$/, rule('rule-hash'))
          .optional()
          .describe('A head seen before: it must still be in the chain.'),
      }),
    },
  ),
};
