// The golden book in a form that a bookkeeper reads and checks.
import { amountText } from '../../core/money.ts';
import { accounts } from './accounts.ts';
import { daysText, type Entry } from './entry.ts';
import type { Page } from './golden-book.ts';

const names = new Map<string, string>(Object.entries(accounts).map(([name, number]) => [number, name]));

export const toText = (pages: readonly Page[]): string => `${pages.map(pageText).join('\n\n')}\n`;

function pageText({ name, says, entries, parked }: Page): string {
  const nothing = entries.length + parked.length === 0 ? ['  nothing is booked'] : [];
  return [
    `${name.toUpperCase()}. ${says}`,
    ...entries.flatMap(entryText),
    ...parked.map(({ key, code }) => `  ${key} waits for a person: ${code}`),
    ...nothing,
  ].join('\n');
}

const entryText = ({ reference, day, postedOn, currency, lines }: Entry): string[] => [
  `  ${reference}  ${daysText(day, postedOn)}  ${currency}`,
  ...lines.map(({ account, side, amount }) => {
    const figure = amountText(amount, currency).padStart(12);
    const columns = side === 'debit' ? figure.padEnd(24) : figure.padStart(24);
    return `    ${account}  ${(names.get(account) ?? '').padEnd(16)}${columns}`;
  }),
];
