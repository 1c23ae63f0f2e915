// Differences as a table for spreadsheets: a line for each of them, with amounts in columns that can be summed.
import type { Cell } from '../core/csv.ts';
import type { Lines } from './route.ts';

const columns = [
  'document',
  'subject',
  'business_key',
  'amount',
  'currency',
  'accepted_at',
  'outcome',
  'code',
  'side',
  'account',
  'line_currency',
  'sent',
  'now',
  'difference',
] as const;

export interface Compared {
  document_number: string | null;
  subject: string;
  business_key: string;
  amount: string | null;
  currency: string | null;
  accepted_at: string;
  outcome: string;
  reason_code: string | null;
  reason: string | null;
  differences: readonly { code: string; params: Record<string, unknown>; says: string }[];
}

/** What could not be compared has one line, with the reason. */
const linesOf = (one: Compared): Cell[][] => {
  const found =
    one.outcome === 'differs'
      ? one.differences
      : [{ code: one.reason_code ?? '', params: {}, says: one.reason ?? '' }];
  return found.map(({ code, params, says }) => [
    one.document_number,
    one.subject,
    one.business_key,
    one.amount,
    one.currency,
    one.accepted_at,
    one.outcome,
    code,
    ...accountOf(params),
    says,
  ]);
};

export const differenceLines = { columns, linesOf } satisfies Lines;

/** Side, account, currency, and both amounts of a difference on an account; a side without a line has the amount 0. */
function accountOf({ field, sent, now }: Record<string, unknown>): Cell[] {
  const line = (field as { params?: { side?: string; account?: string } } | undefined)?.params;
  if (line?.account === undefined) return ['', '', '', '', ''];
  const [was, is] = [sent, now].map(amount => String(amount ?? '').split(' '));
  return [line.side, line.account, was?.[1] ?? is?.[1], was?.[0] || '0', is?.[0] || '0'];
}
