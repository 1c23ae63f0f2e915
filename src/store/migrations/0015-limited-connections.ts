// Until when a system has asked to be left alone.
export const statements = [`alter table connections add column limited_until timestamptz`];
