// What a flow would make now, compared with what it has sent. Nothing is sent or stored.
import type { Reason } from '../core/reasons.ts';

/**
 * `unreadable`: its source cannot be read (any more), or a system does not answer. `not-comparable`: its document is not kept, or what changed
 * about its source afterwards is not decided.
 */
export const notSame = ['differs', 'unreadable', 'not-comparable'] as const;
export type NotSame = (typeof notSame)[number];

export interface Compared {
  outcome: 'same' | NotSame;
  /** Why it was not compared. */
  reason: Reason | null;
  differences: Reason[];
  /** Numbers of the other documents that it was compared in sum with. */
  inSumWith: string[];
}
