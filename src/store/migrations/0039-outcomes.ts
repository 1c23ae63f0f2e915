// The outcome of an event is found by the key of what its flow has posted. Keys are compared byte by byte, so that those that begin
// alike stand side by side in the index of every database. `not_due`: why a flow that has read a record had nothing to do for it.
export const statements = [
  `alter table postings alter column business_key type text collate "C"`,
  `alter table fingerprints add column not_due jsonb`,
];
