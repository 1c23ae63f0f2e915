// An attempt keeps what the system has answered where that does not say whether it changed anything: { words, document }. The
// document is the hash of what was sent.
export const statements = [`alter table attempts add column answer jsonb`];
