// The demo's table.
import Table from 'cli-table3';

export interface DemoNumbers {
  orders: number;
  paid: number;
  refunds: number;
  /** Documents of all kinds: journal entries, sales orders, business partners. */
  posted: number;
  waiting: number;
  uncertain: number;
  parked: { key: string; operation: string; reason: string }[];
  doubled: number;
  open: number;
  missedByWebhook: number;
  faults: Record<string, number>;
  currencies: { currency: string; store: string; ledger: string; difference: string }[];
}

export function demoTable(numbers: DemoNumbers): string {
  const counts = new Table({
    head: ['orders', 'paid', 'refunds', 'posted', 'waiting', 'uncertain', 'parked', 'doubled'],
    colAligns: Array.from({ length: 8 }, () => 'right' as const),
    style,
  });
  counts.push([
    numbers.orders,
    numbers.paid,
    numbers.refunds,
    numbers.posted,
    numbers.waiting,
    numbers.uncertain,
    numbers.parked.length,
    numbers.doubled,
  ]);
  const money = new Table({
    head: ['currency', 'store total', 'ledger total', 'difference'],
    colAligns: ['left', 'right', 'right', 'right'],
    style,
  });
  for (const one of numbers.currencies) {
    const equal = Number(one.difference) === 0 ? '= equal' : one.difference;
    money.push([one.currency, one.store, one.ledger, equal]);
  }
  const struck = Object.entries(numbers.faults)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
  const lines = [
    counts.toString(),
    'posted: documents of all kinds, so more than orders: journal entries, sales orders, business partners',
    money.toString(),
    `faults so far: ${struck || 'none'}`,
    `missed by webhooks and found by the poll: ${numbers.missedByWebhook}`,
  ];
  for (const { key, operation, reason } of numbers.parked.slice(0, 10))
    lines.push(`parked: ${operation} ${key}: ${reason}`);
  if (numbers.parked.length > 10)
    lines.push(`… and ${numbers.parked.length - 10} more: kontor postings list --state parked`);
  return lines.join('\n');
}

const style = { head: [], border: [] };
