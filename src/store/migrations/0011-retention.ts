// How long the records of a tenant are kept; null: as usual.
export const statements = [`alter table tenants add column keep_days jsonb`];
