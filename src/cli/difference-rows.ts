// Differences as a table for people.
import type { Schemas } from '../client/index.ts';
import { type Cell, tableOf } from './output.ts';

type Difference = Schemas['FlowDifference'];

const order = { differs: 0, unreadable: 1, 'not-comparable': 2 } as const;

/** What differs comes before what could not be compared. */
export const differingFirst = (all: readonly Difference[]): Difference[] =>
  all.toSorted((a, b) => order[a.outcome] - order[b.outcome]);

export const differenceTable = (all: readonly Difference[]): string =>
  tableOf(
    ['document', 'subject', 'amount', 'accepted', 'differences'],
    differingFirst(all).flatMap(tableRows),
    'There are no differences.',
  );

/** A row for each difference; the first says which document it is. */
function tableRows(one: Difference): Cell[][] {
  const { document_number: number, in_sum_with: others, subject, amount, currency } = one;
  const document = [number ?? one.business_key, ...others].join(' with ');
  const head = [document, subject, amount === null ? '' : `${amount} ${currency}`, one.accepted_at];
  return partsOf(one).map(({ says }, at) => [...(at === 0 ? head : head.map(() => '')), says]);
}

function partsOf({ outcome, reason, reason_code: code, differences }: Difference) {
  if (outcome === 'differs') return differences;
  const what = outcome === 'unreadable' ? 'cannot be read' : 'cannot be compared';
  return [{ code: code ?? '', params: {}, says: `${what}: ${reason ?? ''}` }];
}
