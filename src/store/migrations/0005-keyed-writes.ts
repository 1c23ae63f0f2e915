// Writes that were passed on under an Idempotency-Key: the outcome of each, for as long as its record is kept.
export const statements = [
  `create table keyed_writes (
    connection_id text not null,
    key text not null,
    request_hash text not null,
    state text not null,
    status integer,
    headers jsonb,
    body bytea,
    sent_at timestamptz not null,
    primary key (connection_id, key)
  )`,
];
