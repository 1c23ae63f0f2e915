// Events of what belongs to a record, such as the refunds of an order.
export const statements = [
  `create index events_by_parent on events (connection_id, parent_id) where parent_id is not null`,
];
