// Deposits: wholesale customers pay a part at once. That part is owed to them, and stands on an account of its own, until they have paid
// the rest or have their money back.
import type { GoldenCase } from './case.ts';
import { type Desk, line } from './desk.ts';
import { credit, debit } from './entry.ts';

/** An order of 110.00, of which these parts are paid before the rest. */
function partlyPaid({ place, shop, markets, n }: Desk, parts: readonly string[]): number {
  const id = place({ channelId: markets.wholesale });
  for (const part of parts) shop.pay(id, 'purchase', n(part));
  return id;
}

const owed = ({ deposited, n }: Desk, id: number, part: string, at = 0) =>
  deposited(id, at, [debit('cards', n(part)), credit('deposits', n(part))]);

export const deposits: GoldenCase[] = [
  {
    name: 'deposit: the rest follows',
    says: 'Thirty percent at once, the rest before delivery: the sale takes what was owed.',
    closes: ['deposits'],
    play(desk) {
      const { order, shop, n, depositDay } = desk;
      const id = partlyPaid(desk, ['33']);
      return {
        entries: [owed(desk, id, '33')],
        later() {
          shop.pay(id, 'purchase', n('77'));
          const lines = [
            debit('cards', n('77')),
            debit('deposits', n('33')),
            credit('goods', n('100')),
            credit('tax', n('10')),
          ];
          // It takes nothing before the day on which that came in.
          return { entries: [order(id, lines, 'USD', depositDay(id, 0))] };
        },
      };
    },
  },
  {
    name: 'deposit: two of them',
    says: 'Two parts, and then the rest.',
    closes: ['deposits'],
    play(desk) {
      const { order, shop, n, depositDay } = desk;
      const id = partlyPaid(desk, ['22', '33']);
      return {
        entries: [owed(desk, id, '22'), owed(desk, id, '33', 1)],
        later() {
          shop.pay(id, 'purchase', n('55'));
          const lines = [
            debit('cards', n('55')),
            debit('deposits', n('55')),
            credit('goods', n('100')),
            credit('tax', n('10')),
          ];
          return { entries: [order(id, lines, 'USD', depositDay(id, 1))] };
        },
      };
    },
  },
  {
    name: 'deposit: given back',
    says: 'The customer has changed her mind before anything was delivered.',
    closes: ['deposits', 'cards'],
    play(desk) {
      const { refund, refunded, n } = desk;
      const id = partlyPaid(desk, ['33']);
      return {
        entries: [owed(desk, id, '33')],
        later() {
          const given = refund(id, [{ type: 'ORDER', id, amount: n('33') }]);
          return { entries: [refunded(given, [debit('deposits', n('33')), credit('cards', n('33'))])] };
        },
      };
    },
  },
  {
    name: 'deposit: a part given back, then the rest',
    says: 'One of two towels is given back before the other is paid: the sale takes the whole deposit, and what was given back of it is a return.',
    closes: ['deposits'],
    play(desk) {
      const { place, shop, markets, order, deposited, refund, refunded, refundChanged, depositDay, n } = desk;
      const id = place({ channelId: markets.wholesale, lines: [line(n('50'), 2)] });
      shop.pay(id, 'purchase', n('66'));
      return {
        entries: [deposited(id, 0, [debit('cards', n('66')), credit('deposits', n('66'))])],
        later() {
          const given = refund(id, [{ type: 'PRODUCT', id: 1, quantity: 1 }]);
          return {
            entries: [refunded(given, [debit('deposits', n('55')), credit('cards', n('55'))])],
            later() {
              shop.pay(id, 'purchase', n('44'));
              const lines = [
                debit('cards', n('44')),
                debit('deposits', n('66')),
                credit('goods', n('100')),
                credit('tax', n('10')),
              ];
              return {
                entries: [
                  order(id, lines, 'USD', depositDay(id, 0)),
                  refundChanged(id, given, [
                    debit('returns', n('50')),
                    debit('tax', n('5')),
                    credit('deposits', n('55')),
                  ]),
                ],
              };
            },
          };
        },
      };
    },
  },
  {
    name: 'deposit: a part voided, then the rest',
    says: 'A part of what was taken is released: that part is owed no more, and comes with the rest.',
    closes: ['deposits'],
    play(desk) {
      const { order, shop, takenBack, depositDay, n } = desk;
      const id = partlyPaid(desk, ['33']);
      return {
        entries: [owed(desk, id, '33')],
        later() {
          shop.pay(id, 'void', n('11'));
          return {
            entries: [takenBack(id, 0, [debit('deposits', n('11')), credit('cards', n('11'))])],
            later() {
              shop.pay(id, 'purchase', n('88'));
              const lines = [
                debit('cards', n('88')),
                debit('deposits', n('22')),
                credit('goods', n('100')),
                credit('tax', n('10')),
              ];
              return { entries: [order(id, lines, 'USD', depositDay(id, 0))] };
            },
          };
        },
      };
    },
  },
  {
    name: 'deposit: voided',
    says: 'The card was stolen: what was owed is not owed any more.',
    closes: ['deposits', 'cards'],
    play(desk) {
      const { shop, takenBack, n } = desk;
      const id = partlyPaid(desk, ['33']);
      return {
        entries: [owed(desk, id, '33')],
        later() {
          shop.pay(id, 'void', n('33'));
          return { entries: [takenBack(id, 0, [debit('deposits', n('33')), credit('cards', n('33'))])] };
        },
      };
    },
  },
];
