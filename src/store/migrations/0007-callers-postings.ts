// Postings that no flow has made: a caller of the API has asked for them, under a key of its own.
export const statements = [
  `alter table postings alter column flow_id drop not null`,
  // Of these, subject_id is the caller's Idempotency-Key.
  `create unique index postings_by_callers_key on postings (subject_id, connection_id) where flow_id is null`,
];
