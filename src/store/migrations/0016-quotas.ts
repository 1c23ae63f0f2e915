// How much a tenant may have, and when it was last refused for asking too often.
export const statements = [
  `alter table tenants add column quotas jsonb not null default '{}'`,
  `alter table tenants add column throttled_at timestamptz`,
  `create index api_keys_in_use on api_keys (tenant_id) where revoked_at is null`,
  `create index connect_sessions_open on connect_sessions (tenant_id, expires_at) where used_at is null`,
  `create index flows_from on flows (from_id)`,
];
