// Since when Kontor has used which encryption key; and a replay may have a note.
export const statements = [
  `create table encryption_keys (id text primary key, first_used_at timestamptz not null default now())`,
  `update postings set reason = jsonb_set(reason, '{params,note}', '""') where reason->>'code' = 'replayed'`,
];
