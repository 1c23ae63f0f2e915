// Calls that belong to no posting and no run come by the thousand, from the proxy, and are read rarely and by time: they
// are stored by the page, compressed. Those of postings stay rows, because they are looked for.
export const statements = [
  `create table call_pages (
    id text primary key,
    connection_id text not null,
    calls bytea not null
  )`,
  // They come compressed.
  `alter table call_pages alter column calls set storage external`,
  `create index call_pages_by_connection on call_pages (connection_id, id)`,
  `create index calls_by_connection on calls (connection_id, id)`,
];
