// A state (a stock level, a price) is one row that is updated in place: `keep` is `latest`. It waits for the writer of its
// connection and object, and for nobody else, so that it has an index of its own.
export const statements = [
  `alter table postings
    add column keep text not null default 'once',
    add column version integer not null default 1,
    add column attempts_before integer not null default 0,
    add column turn bigint,
    add column as_of timestamptz,
    add column acknowledged text,
    add column newer jsonb`,
  `create sequence run_turns`,
  `drop index postings_due`,
  `create index postings_due on postings (connection_id, next_at)
    where next_at is not null and (keep = 'once' or state <> 'planned')`,
  `create index postings_latest on postings (connection_id, operation, next_at)
    where next_at is not null and keep = 'latest' and state = 'planned'`,
];
