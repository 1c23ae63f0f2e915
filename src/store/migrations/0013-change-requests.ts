// Changes that wait until somebody else agrees.
export const statements = [
  `alter table tenants add column approvals jsonb not null default '[]'`,
  `create table change_requests (
    id text primary key,
    tenant_id text not null,
    operation text not null,
    action text not null,
    subject text,
    before jsonb,
    after jsonb,
    request text,
    state text not null default 'pending',
    asked_by text not null,
    asked_by_name text not null,
    decided_by text,
    decided_by_name text,
    reason text,
    expires_at timestamptz not null,
    decided_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index change_requests_by_tenant on change_requests (tenant_id, id)`,
];
