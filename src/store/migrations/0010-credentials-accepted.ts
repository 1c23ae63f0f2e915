// When a system last took the credentials of a connection.
export const statements = [`alter table connections add column accepted_at timestamptz`];
