// Destinations: where messages are sent, the outcome of each, and which objects are watched for them.
export const statements = [
  `create table destinations (
    id text primary key,
    tenant_id text not null,
    url text not null,
    types jsonb,
    watch jsonb not null,
    status text not null default 'enabled',
    status_reason text,
    secrets text not null,
    former_until timestamptz,
    deleted_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index destinations_by_tenant on destinations (tenant_id) where deleted_at is null`,
  `create table deliveries (
    destination_id text not null,
    message_id text not null,
    state text not null default 'pending',
    tries integer not null default 0,
    next_at timestamptz default now(),
    answer text,
    delivered_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (destination_id, message_id)
  )`,
  `create index deliveries_due on deliveries (next_at) where next_at is not null`,
  `create index deliveries_by_message on deliveries (message_id)`,
  `create table watches (
    connection_id text not null,
    object text not null,
    cursor jsonb,
    polled_at timestamptz,
    primary key (connection_id, object)
  )`,
];
