// How long what is written down is kept, in days, by kind; null: for ever.

/**
 * calls: recorded HTTP exchanges. messages: those for destinations, and their outcomes. events: webhooks, runs and examinations.
 * documents: the contents of what was posted, and stored answers. That it was posted is never forgotten: it would be
 * posted again.
 */
export const retained = ['calls', 'messages', 'events', 'documents'] as const;
export type Retained = (typeof retained)[number];
export type Retention = Record<Retained, number | null>;

export const defaultRetention: Retention = { calls: 30, messages: 30, events: 90, documents: null };
