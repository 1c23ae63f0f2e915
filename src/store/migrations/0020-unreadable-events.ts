// An event can be about a record that could not be read: why, where people see it.
export const statements = [
  `alter table events add column unreadable text`,
  `create index events_unreadable on events (connection_id, id) where unreadable is not null`,
];
