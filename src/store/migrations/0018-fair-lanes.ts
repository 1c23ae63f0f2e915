// What is due is asked for connection by connection and destination by destination, so that none hides the others.
export const statements = [
  `drop index postings_due`,
  `create index postings_due on postings (connection_id, next_at) where next_at is not null`,
  `drop index deliveries_due`,
  `create index deliveries_due on deliveries (destination_id, next_at) where next_at is not null`,
];
