// What a restore leaves behind: the backup's time, which flows have read their sources past the restore, and the jobs that the
// backup had; the first start gives those to the queue. Of everything that is read, when it was last read to its end.
export const statements = [
  `create table restores (
    restored_at timestamptz primary key,
    backup_taken_at timestamptz not null,
    look_from timestamptz not null,
    kontor text not null
  )`,
  `create table restored_flows (
    flow_id text primary key,
    read_at timestamptz,
    cleared_at timestamptz
  )`,
  `create table restored_jobs (data jsonb not null)`,
  `alter table cursors add column read_at timestamptz`,
];
