// Differences of flows: their sentences are made here.
import type { flowDifferenceRoutes } from '../../contract/flow-differences.ts';
import { shownReason } from '../../core/reasons.ts';
import type { NotSame } from '../../models/flow-differences.ts';
import { type Handlers, instant, type SpeakingGateway } from '../handlers.ts';

export function flowDifferenceHandlers({
  flowDifferences,
  speak,
}: SpeakingGateway): Pick<Handlers, keyof typeof flowDifferenceRoutes> {
  return {
    async listFlowDifferences({ caller, params, query: { since, until, cursor, limit }, hasLeft }) {
      const asked = { since, until, cursor, limit };
      const { result, nextCursor, counts, total } = await flowDifferences.page(
        caller,
        params.id,
        asked,
        hasLeft,
      );
      return {
        result: result.map(({ posting, outcome, reason, differences, inSumWith }) => ({
          posting: posting.id,
          subject: posting.subjectId ?? '',
          business_key: posting.businessKey,
          document_number: posting.documentNumber,
          reference: posting.reference,
          amount: posting.amount,
          currency: posting.currency,
          accepted_at: instant(posting.acceptedAt) ?? '',
          changed_after_at: instant(posting.changedAfterAt),
          outcome: outcome as NotSame,
          ...shownReason(reason, speak),
          differences: differences.map(one => ({ ...one, says: speak(one) })),
          in_sum_with: inSumWith,
        })),
        next_cursor: nextCursor,
        same: counts.same,
        differing: counts.differs,
        unreadable: counts.unreadable,
        not_comparable: counts['not-comparable'],
        total,
      };
    },
  };
}
