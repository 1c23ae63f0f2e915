// What a document was made by, such as the rules that were used: documents that follow it use the same.
export const statements = [`alter table postings add column basis jsonb`];
