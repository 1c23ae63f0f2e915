// API keys.
import { z } from 'zod';
import { permissions, type Role, roles } from '../core/caller.ts';
import { define, idParams, instant, listOf, name, pageQuery } from './route.ts';

const key = z
  .object({
    id: z.string(),
    name,
    tenant: z.string().nullable().describe('null: it sees all tenants.'),
    prefix: z.string().describe('The first characters, to know it by.'),
    may: z.array(z.enum(permissions)),
    expires_at: instant.nullable(),
    last_used_at: instant.nullable().describe('Known to the minute.'),
    revoked_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: 'Key' });

export const keyRoutes = {
  createKey: define({
    method: 'POST',
    path: '/v1/keys',
    summary:
      'Makes an API key. The key itself is in this answer and nowhere else. It can do no more than the key that makes it.',
    needs: 'admin',
    body: z.strictObject({
      name,
      role: z
        .enum(Object.keys(roles) as [Role, ...Role[]])
        .default('operator')
        .describe('viewer: reads. operator: reads and writes documents. admin: also connections and keys.'),
      all_tenants: z
        .boolean()
        .default(false)
        .describe('It sees every tenant; otherwise that of the header Kontor-Tenant.'),
      expires_at: z.iso.datetime({ offset: true }).optional(),
    }),
    status: 201,
    answer: key.extend({ key: z.string().describe('Shown this once.') }).meta({ id: 'NewKey' }),
  }),
  listKeys: define({
    method: 'GET',
    path: '/v1/keys',
    summary: 'Lists the keys, the newest first, without the keys themselves.',
    needs: 'admin',
    query: pageQuery,
    status: 200,
    answer: listOf(key),
  }),
  revokeKey: define({
    method: 'DELETE',
    path: '/v1/keys/:id',
    summary: 'Revokes a key: at once in the process that is asked, within seconds in all others.',
    needs: 'admin',
    params: idParams,
    status: 200,
    answer: key,
  }),
};
