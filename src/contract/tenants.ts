// Tenants: the customers of the company that runs Kontor.
import { z } from 'zod';
import { approvalKinds } from '../core/approvals.ts';
import { defaultQuotas, type QuotaKind, quotaKinds } from '../core/quotas.ts';
import { defaultRetention, type Retained, retained } from '../core/retention.ts';
import { rule } from '../core/schema-rules.ts';
import { define, deleted, etag, ifMatch, instant, list, name } from './route.ts';

const tenantId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, rule('rule-short-name'))
  .describe('Your own name or number for the customer.');
const requestsPerMinute = z
  .number()
  .int()
  .min(1)
  .nullable()
  .describe('How many requests all its keys may send together; null: only the limit of each key counts.');

const kept: Record<Retained, string> = {
  calls: 'Recorded HTTP exchanges.',
  messages: 'Messages, and the outcomes of their deliveries.',
  events: 'Webhooks that came in, and runs.',
  documents:
    'The contents of posted documents, and stored answers of the proxy. Kontor never forgets that it posted a document, so it never posts it again.',
};
const days = (kind: Retained) => z.number().int().min(1).max(36_500).nullable().describe(kept[kind]);
const eachKind = <Shape extends z.ZodType>(shape: (kind: Retained) => Shape) =>
  z.strictObject(Object.fromEntries(retained.map(kind => [kind, shape(kind)])) as Record<Retained, Shape>);
const keepDays = eachKind(days)
  .describe('How many days Kontor keeps records of each kind; null: for ever.')
  .meta({ id: 'KeepDays' });

const tunnel = z
  .string()
  .regex(/^(socks5|http):\/\/[\w.:[\]-]+:\d{1,5}$/, rule('rule-tunnel-address'))
  .refine(text => URL.canParse(text), rule('rule-tunnel-address'));
const tunnelName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, rule('rule-short-name'));
const tunnelHelp =
  'Proxies that lead into private networks of the tenant, by name. The setting `tunnel` of a connection names one.';

const approvals = z
  .array(z.enum(approvalKinds))
  .transform(kinds => approvalKinds.filter(kind => kinds.includes(kind)))
  .describe(
    'Changes that a second person has to approve. flows: what is booked, and by which rules. connections: settings other than a new secret. replays: replaying, settling or closing postings, running bulk plans, and accepting differences. Removing one needs an approval, too.',
  );

const quota = z.number().int().min(0).max(1_000_000);
const quotasHelp =
  'How much it may have at the same time: keys that are good, open connect sessions, connections, flows, destinations.';
const eachQuota = <Shape extends z.ZodType>(shape: (kind: QuotaKind) => Shape) =>
  z.strictObject(Object.fromEntries(quotaKinds.map(kind => [kind, shape(kind)])) as Record<QuotaKind, Shape>);
const quotas = eachQuota(() => quota).meta({ id: 'Quotas' });

const tenant = z
  .object({
    id: tenantId,
    name,
    requests_per_minute: requestsPerMinute,
    keep_days: keepDays,
    tunnels: z.record(tunnelName, tunnel).describe(tunnelHelp),
    approvals: z.array(z.enum(approvalKinds)),
    quotas: quotas.describe(quotasHelp),
    throttled_at: instant
      .nullable()
      .describe(
        'When Kontor last refused its keys because they sent too many requests together, to the minute.',
      ),
    created_at: instant,
    etag,
  })
  .meta({ id: 'Tenant' });
const params = z.object({ id: tenantId });

export const tenantRoutes = {
  createTenant: define(
    'POST /v1/tenants',
    'admin',
    'Creates a tenant. Every connection, and everything done over it, belongs to a tenant.',
    tenant,
    {
      everyTenant: true,
      body: z.strictObject({
        id: tenantId,
        name,
        requests_per_minute: requestsPerMinute.default(null),
        keep_days: eachKind(kind => days(kind).default(defaultRetention[kind])).prefault({}),
        tunnels: z.record(tunnelName, tunnel).default({}).describe(tunnelHelp),
        approvals: approvals.default([]),
        quotas: eachQuota(kind => quota.default(defaultQuotas[kind]))
          .prefault({})
          .describe(quotasHelp),
      }),
      status: 201,
    },
  ),
  listTenants: list('/v1/tenants', 'read', 'Lists the tenants that the key sees.', tenant, {}, [
    'id',
    'name',
    'requests_per_minute',
    'keep_days.calls',
    'keep_days.messages',
    'keep_days.events',
    'keep_days.documents',
    'tunnels',
    'approvals',
    'created_at',
  ]),
  getTenant: define(
    'GET /v1/tenants/:id',
    'read',
    'One tenant, its quotas, and how much of them it uses.',
    tenant.extend({ used: quotas }).meta({ id: 'TenantInFull' }),
    { params },
  ),
  updateTenant: define(
    'PATCH /v1/tenants/:id',
    'admin',
    'Changes its name, its limits, how long its records are kept, its tunnels, or which changes need two people.',
    tenant,
    {
      everyTenant: true,
      params,
      headers: ifMatch,
      body: z.strictObject({
        name: name.optional(),
        requests_per_minute: requestsPerMinute.optional(),
        keep_days: eachKind(kind => days(kind).optional())
          .optional()
          .describe('Kinds that you do not name stay.'),
        tunnels: z
          .record(tunnelName, tunnel.nullable())
          .default({})
          .describe('Tunnels that you do not name stay; null removes one.'),
        approvals: approvals.optional(),
        quotas: eachQuota(() => quota.nullable().optional())
          .default({})
          .describe('Kinds that you do not name stay; null: the default again.'),
      }),
    },
  ),
  deleteTenant: define(
    'DELETE /v1/tenants/:id',
    'admin',
    'Deletes a tenant that never had connections or keys.',
    deleted,
    { everyTenant: true, params, headers: ifMatch },
  ),
};
