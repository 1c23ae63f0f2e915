// What changes after an order was booked: the first document stays, and the difference is one of its own.
import type { GoldenCase, Played } from './case.ts';
import { type Desk, line } from './desk.ts';
import { credit, debit, type Line } from './entry.ts';
import { soldFor100 } from './one-refund.ts';

/** Goods of 110.00 that are booked, and how the order and its books then change. */
const afterwards = (
  name: string,
  says: string,
  change: (desk: Desk, id: number) => void,
  then: (desk: Desk, id: number) => Omit<Played, 'later'>,
): GoldenCase => ({
  name: `changed: ${name}`,
  says,
  play(desk) {
    const id = desk.sell();
    return {
      entries: [desk.order(id, soldFor100(desk))],
      later() {
        change(desk, id);
        return then(desk, id);
      },
    };
  },
});

const changed = (
  name: string,
  says: string,
  change: (desk: Desk, id: number) => void,
  lines: (desk: Desk) => Line[],
): GoldenCase =>
  afterwards(name, says, change, (desk, id) => ({ entries: [desk.changed(id, 1, lines(desk))] }));

/** Only a person can say what the order is worth now. */
const unclear = (
  name: string,
  says: string,
  code: string,
  change: (desk: Desk, id: number) => void,
): GoldenCase =>
  afterwards(name, says, change, (_, id) => ({ parked: [{ key: `orders/${id}/changes/1`, code }] }));

export const changes: GoldenCase[] = [
  changed(
    'voided',
    'The payment is taken back as if it had never come.',
    ({ shop, n }, id) => {
      shop.pay(id, 'void', n('110'));
      shop.setStatus(id, 5);
    },
    ({ n }) => [debit('goods', n('100')), debit('tax', n('10')), credit('cards', n('110'))],
  ),
  changed(
    'a fee instead of a part of the price',
    'The total stays, and stands on other accounts.',
    ({ shop, n }, id) =>
      shop.edit(id, { lines: [line(n('90'))], fees: [{ name: 'Express', amount: n('10') }] }),
    ({ n }) => [debit('goods', n('10')), credit('fees', n('10'))],
  ),
  changed(
    'one piece more',
    'The customer adds a piece and pays it.',
    ({ shop, n }, id) => {
      shop.edit(id, { lines: [line(n('100'), 2)] });
      shop.pay(id, 'purchase', n('110'));
    },
    ({ n }) => [debit('cards', n('110')), credit('goods', n('100')), credit('tax', n('10'))],
  ),
  changed(
    'exchanged for something on another account',
    'A service instead of the towel, at the same price: no money moves.',
    ({ shop, n }, id) => shop.edit(id, { lines: [line(n('100'), 1, { sku: 'SETUP', name: 'Set-up' })] }),
    ({ n }) => [debit('goods', n('100')), credit('services', n('100'))],
  ),
  changed(
    'exchanged for something dearer',
    'The customer pays the difference.',
    ({ shop, n }, id) => {
      shop.edit(id, { lines: [line(n('130'), 1, { sku: 'TG12', name: 'Bath towel' })] });
      shop.pay(id, 'purchase', n('33'));
    },
    ({ n }) => [debit('cards', n('33')), credit('goods', n('30')), credit('tax', n('3'))],
  ),
  afterwards(
    'exchanged at the same price',
    'Another towel at the same price changes nothing in the books.',
    ({ shop, n }, id) =>
      shop.edit(id, { lines: [line(n('100'), 1, { sku: 'TG12', name: 'Another towel' })] }),
    () => ({}),
  ),
  afterwards(
    'only a note',
    'What staff note down changes nothing in the books.',
    ({ shop }, id) => shop.edit(id, { staffNotes: 'Called the customer.' }),
    () => ({}),
  ),
  unclear('disputed', 'The bank of the customer asks for the money.', 'changed-unclear', ({ shop }, id) =>
    shop.setStatus(id, 13),
  ),
  {
    name: 'changed: voided after a refund',
    says: 'What was voided and refunded would be taken back twice.',
    play(desk) {
      const { shop, n, refund } = desk;
      const id = desk.sell();
      const given = refund(id, [{ type: 'ORDER', id, amount: n('5') }]);
      return {
        entries: [
          desk.order(id, soldFor100(desk)),
          desk.refunded(given, [debit('goodwill', n('5')), credit('cards', n('5'))]),
        ],
        later() {
          shop.pay(id, 'void', n('110'));
          shop.setStatus(id, 5);
          return { parked: [{ key: `orders/${id}/changes/1`, code: 'changed-unclear' }] };
        },
      };
    },
  },
  unclear(
    'cancelled, and the money kept',
    'Nobody buys anything any more, and nothing was given back: what came in is owed to the customer.',
    'cancelled-with-money',
    ({ shop }, id) => shop.setStatus(id, 5),
  ),
  unclear(
    'cheaper afterwards',
    'Less is due than has come in, and nothing was given back.',
    'does-not-add-up',
    ({ shop, n }, id) => shop.edit(id, { discount: n('11') }),
  ),
];
