// API keys.
import { z } from 'zod';
import { permissions, type Role, roles } from '../core/caller.ts';
import { define, instant, list, name } from './route.ts';

const key = z
  .object({
    id: z.string(),
    name,
    tenant: z.string().nullable().describe('null: it sees all tenants.'),
    prefix: z.string().describe('The first characters, to recognise the key.'),
    may: z.array(z.enum(permissions)),
    expires_at: instant.nullable(),
    last_used_at: instant.nullable().describe('To the minute.'),
    revoked_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: 'Key' });

export const keyRoutes = {
  createKey: define(
    'POST /v1/keys',
    'admin',
    'Creates an API key. Only this answer contains the key itself. It can do no more than the key that creates it.',
    key.extend({ key: z.string().describe('Shown this once.') }).meta({ id: 'NewKey' }),
    {
      body: z.strictObject({
        name,
        role: z
          .enum(Object.keys(roles) as [Role, ...Role[]])
          .default('operator')
          .describe('viewer: reads. operator: reads and writes documents. admin: also connections and keys.'),
        all_tenants: z
          .boolean()
          .default(false)
          .describe('The key sees all tenants; left out: the tenant of the header Kontor-Tenant.'),
        expires_at: z.iso.datetime({ offset: true }).optional(),
      }),
      status: 201,
    },
  ),
  listKeys: list(
    '/v1/keys',
    'admin',
    'Lists the keys, the newest first, without the keys themselves.',
    key,
    {},
    ['id', 'name', 'prefix', 'tenant', 'may', 'expires_at', 'last_used_at', 'revoked_at', 'created_at'],
  ),
  revokeKey: define(
    'DELETE /v1/keys/:id',
    'admin',
    'Revokes a key: at once in the process that gets this request, within seconds in all others.',
    key,
  ),
};
