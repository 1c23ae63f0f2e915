// A flow can be paused.
export const statements = [`alter table flows add column paused_at timestamptz`];
