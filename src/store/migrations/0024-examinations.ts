// Examinations: what was found so far is where every process can read it. One runs for a connection at a time.
export const statements = [
  `create table examinations (
    id text primary key,
    connection_id text not null references connections (id),
    outcome text,
    total integer,
    services jsonb not null default '[]',
    fixes jsonb not null default '[]',
    error text,
    leased_until timestamptz not null,
    started_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
  )`,
  `create unique index examinations_open on examinations (connection_id) where ended_at is null`,
  `create index examinations_by_connection on examinations (connection_id, id)`,
];
