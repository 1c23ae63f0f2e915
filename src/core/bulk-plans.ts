// What people can do with many postings at once, and how far a plan for that has come.
import type { PostingState } from './words.ts';

export const bulkActions = ['replay', 'settle-not-found', 'close'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** expired: it was never run, and cannot be any more. */
export const bulkPlanStates = ['planned', 'running', 'done', 'cancelled', 'expired'] as const;
export type BulkPlanState = (typeof bulkPlanStates)[number];

/**
 * left       its turn has not come
 * done       acted on
 * skipped    it had changed since the plan was made
 * failed     it could not be acted on, and the reason is kept
 * excluded   the plan knew from the beginning that it cannot be acted on
 */
export const bulkOutcomes = ['left', 'done', 'skipped', 'failed', 'excluded'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

/** A plan has at most so many postings. */
export const mostPlanned = 10_000;

export interface Money {
  currency: string;
  amount: string;
  count: number;
}

/** What a plan comes to, as it was when it was made. */
export interface BulkFigures {
  /** So many match the filter. */
  matched: number;
  /** So many of them can be acted on. */
  actionable: number;
  /** Of those that can be acted on and have an amount. */
  money: Money[];
  /** Of all that match. */
  states: { state: PostingState; count: number }[];
  reasons: { code: string; count: number }[];
}
