// The table of the writes that the proxy passed on is named for the header that keeps each of them.
export const statements = [
  `alter table keyed_writes rename to idempotency_keys`,
  `alter index keyed_writes_pkey rename to idempotency_keys_pkey`,
];
