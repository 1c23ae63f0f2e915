// What was seen is remembered for each flow: that one has read an order in its last form says nothing of the others.
// The old rows are let go; the next poll then finds everything once more, and finds it booked.
export const statements = [
  `drop table subjects`,
  `create table subjects (
    flow_id text not null,
    kind text not null,
    subject_id text not null,
    seen text,
    polled text,
    primary key (flow_id, kind, subject_id)
  )`,
];
