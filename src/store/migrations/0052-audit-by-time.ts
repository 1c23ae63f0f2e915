// The audit trail of a period. Entries are text, and their times as text are in the order of time.
export const statements = [`create index audit_by_time on audit ((substring(entry from '"at":"([^"]*)"')))`];
