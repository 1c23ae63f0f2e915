// One table says how far everything that is read has been read, and who is reading it. Runs are leased, so that one whose
// process was stopped is known; they are listed; and what no webhook had told is called what it is.
export const statements = [
  `create table cursors (
    connection_id text not null,
    kind text not null,
    name text not null,
    cursor jsonb,
    polled_at timestamptz,
    claimed_by text,
    claimed_until timestamptz,
    failing_since timestamptz,
    failures integer not null default 0,
    error text,
    primary key (connection_id, kind, name)
  )`,
  `create index cursors_failing on cursors (connection_id) where failing_since is not null`,
  `insert into cursors (connection_id, kind, name, cursor, polled_at)
    select connection_id, 'stream', stream, to_jsonb(cursor), updated_at from checkpoints`,
  `insert into cursors (connection_id, kind, name, cursor, polled_at)
    select connection_id, 'object', object, cursor, polled_at from watches`,
  `drop table checkpoints`,
  `drop table watches`,
  `alter table runs rename column healed to missed_by_webhook`,
  `alter table runs add column leased_until timestamptz`,
  // The process that did them is of the version before, and was stopped.
  `update runs set leased_until = started_at where ended_at is null`,
  `create index runs_open on runs (leased_until) where ended_at is null`,
  `create index runs_by_connection on runs (connection_id, id)`,
];
