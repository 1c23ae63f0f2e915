// The outcomes of what events have told, for each flow that listens.
import type { Reason } from '../core/reasons.ts';
import type { EventOutcome } from '../core/words.ts';

/** `posting`: that says so. `reason`: why it is not booked, or not yet. */
export interface OutcomeForFlow {
  flowId: string;
  subjectId: string;
  outcome: EventOutcome;
  posting: string | null;
  reason: Reason | null;
}

export interface OutcomeCounts {
  /** Records of which events have told; the counts add up to it. */
  records: number;
  outcomes: { outcome: EventOutcome; count: number }[];
  /** Events besides that the database has refused. */
  setAside: number;
}
