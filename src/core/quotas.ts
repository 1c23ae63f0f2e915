// How much of each kind a tenant may have at the same time. The person who runs Kontor changes it, tenant by tenant.

/** keys: neither revoked nor over. connect_sessions, widget_tokens: open ones. The others: whatever is not deleted. */
export const quotaKinds = [
  'keys',
  'connect_sessions',
  'widget_tokens',
  'connections',
  'flows',
  'destinations',
] as const;
export type QuotaKind = (typeof quotaKinds)[number];
export type Quotas = Record<QuotaKind, number>;

/** Far above what one customer needs, and far below what one process feels. */
export const defaultQuotas: Quotas = {
  keys: 100,
  connect_sessions: 100,
  // One for each widget of each page that is open.
  widget_tokens: 2_000,
  connections: 100,
  flows: 400,
  destinations: 50,
};
