// Which transaction has written a call, and brought a posting to its state: a reader of what is new asks for all that its last snapshot
// did not show, and so misses nothing that was committed late. Rows that exist already get the transaction of this step.
export const statements = [
  ...['calls', 'call_pages', 'postings'].flatMap(table => [
    `alter table ${table} add column written_in xid8 not null default pg_current_xact_id()`,
    `create index ${table}_by_transaction on ${table} (written_in)`,
  ]),
  `create function note_state_change() returns trigger language plpgsql as $$
    begin
      new.written_in := pg_current_xact_id();
      return new;
    end $$`,
  `create trigger postings_state_change before update of state on postings
    for each row when (old.state is distinct from new.state) execute function note_state_change()`,
];
