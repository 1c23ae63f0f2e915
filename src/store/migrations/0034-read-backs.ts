// Documents are read back after they were accepted. Null in `read_back_at`: not (any more), as of all postings of earlier versions.
export const statements = [
  `alter table postings
    add column read_back_at timestamptz,
    add column read_back_tries integer not null default 0,
    add column read_back_reason jsonb,
    add column verified_at timestamptz,
    add column differs boolean not null default false,
    add column difference_accepted_at timestamptz`,
  `create index postings_read_back on postings (connection_id, operation, read_back_at) where read_back_at is not null`,
  `create index postings_differing on postings (connection_id, business_key) where differs`,
];
