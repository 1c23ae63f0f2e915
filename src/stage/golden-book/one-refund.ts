// A case of one order and one refund of it, and what such cases have in common.
import type { OrderDraft, RefundDraft, RefundItemDraft } from '../../sandbox/bigcommerce/shop-data.ts';
import type { Account } from './accounts.ts';
import type { GoldenCase } from './case.ts';
import type { Desk } from './desk.ts';
import { credit, debit, type Line } from './entry.ts';

export const goods = (quantity: number, more: Partial<RefundItemDraft> = {}): RefundItemDraft => ({
  type: 'PRODUCT',
  id: 1,
  quantity,
  ...more,
});

/** Goods of 100.00 with their tax, paid by card. */
export const soldFor100 = ({ n }: Desk): Line[] => [
  debit('cards', n('110')),
  credit('goods', n('100')),
  credit('tax', n('10')),
];

interface Given {
  name: string;
  says: string;
  draft?(desk: Desk): Partial<OrderDraft>;
  sold?(desk: Desk): Line[];
  items(desk: Desk, id: number): RefundItemDraft[];
  more?(desk: Desk): Partial<RefundDraft>;
  lines(desk: Desk): Line[];
  closes?: readonly Account[];
}

/** One order and one refund of it. */
export const given = ({
  name,
  says,
  closes,
  draft,
  sold = soldFor100,
  items,
  more,
  lines,
}: Given): GoldenCase => ({
  name: `refund: ${name}`,
  says,
  closes,
  play(desk) {
    const id = desk.sell(draft?.(desk));
    const refund = desk.refund(id, items(desk, id), more?.(desk));
    return { entries: [desk.order(id, sold(desk)), desk.refunded(refund, lines(desk))] };
  },
});

/** All of that goes back, and the money leaves this account. */
export const goodsTo =
  (account: Account) =>
  ({ n }: Desk): Line[] => [debit('returns', n('100')), debit('tax', n('10')), credit(account, n('110'))];
