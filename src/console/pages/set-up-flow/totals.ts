// Adds up the lines of a journal entry. Amounts are decimal texts: they are added as whole numbers of their smallest digit.
export interface Line {
  side: 'debit' | 'credit';
  amount: string;
  currency: string;
}

const digits = 9;

export function totalsOf(lines: readonly Line[]): { currency: string; debit: string; credit: string }[] {
  const by = Map.groupBy(lines, ({ currency }) => currency);
  return [...by].map(([currency, some]) => {
    const places = Math.max(0, ...some.map(({ amount }) => (amount.split('.')[1] ?? '').length));
    const sum = (side: Line['side']) =>
      textOf(
        some.filter(one => one.side === side).reduce((all, { amount }) => all + wholeOf(amount), 0n),
        places,
      );
    return { currency, debit: sum('debit'), credit: sum('credit') };
  });
}

function wholeOf(amount: string): bigint {
  const [whole = '0', rest = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + rest.slice(0, digits).padEnd(digits, '0'));
  return amount.startsWith('-') ? -value : value;
}

function textOf(value: bigint, places: number): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const whole = text.slice(0, -digits);
  const rest = text.slice(-digits).slice(0, places);
  return `${value < 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}
