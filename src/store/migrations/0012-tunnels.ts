// Ways into the private networks of a tenant.
export const statements = [`alter table tenants add column tunnels jsonb not null default '{}'`];
