// Widget tokens: what feeds one element in the page of another product, for a short time.
export const statements = [
  `create table widget_tokens (
    id text primary key,
    tenant_id text not null,
    hash text not null unique,
    widget text not null,
    connection_id text,
    object text,
    narrowed jsonb not null,
    customer text,
    flow_id text,
    origin text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
  )`,
  `create index widget_tokens_by_tenant on widget_tokens (tenant_id, expires_at)`,
  // Those that have ended are deleted after a while.
  `create index widget_tokens_by_end on widget_tokens (expires_at)`,
];
