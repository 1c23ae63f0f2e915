// Since when every delivery to a destination has failed.
export const statements = [`alter table destinations add column failing_since timestamptz`];
