// Order → posted journal entry, durable all the way: `order-to-journal.ts [ORDERS [ROUNDS]] [--compare DIR]`. Kontor, store
// and S/4HANA run in processes of their own; each checkout has its own three, and the same orders.
import { parseArgs } from 'node:util';
import { median } from './children.ts';
import { type OrderSide, openSide, type Round } from './order-side.ts';
import { here, inTurn, sides } from './sides.ts';

const { positionals } = parseArgs({ allowPositionals: true, options: { compare: { type: 'string' } } });
const [orders = 1_000, rounds = 7] = positionals.map(Number);

const all: { side: OrderSide; measured: Round[] }[] = [];
try {
  for (const { name, folder } of sides()) {
    const databaseUrl = folder === here ? process.env.KONTOR_DATABASE_URL : undefined;
    all.push({ side: await openSide(name, folder, databaseUrl), measured: [] });
  }
  // It also warms them up.
  for (const { side } of all) say(side, 'read by a run', await side.byRun(orders));
  for (let round = 0; round < rounds; round++) {
    for (const { side, measured } of inTurn(all, round)) {
      const result = await side.byWebhook(orders);
      measured.push(result);
      say(side, `by webhook, round ${round + 1}`, result);
    }
  }
  for (const { side, measured } of all) {
    const of = (field: keyof Round) => median(measured.map(one => one[field]));
    say(side, `by webhook, median of ${rounds}`, {
      ordersPerSecond: of('ordersPerSecond'),
      cpuMs: of('cpuMs'),
      kontorCpuMs: of('kontorCpuMs'),
    });
    const { entries, doubled } = await side.books();
    process.stdout.write(
      `${side.name}: booked ${entries}, doubled ${doubled}, ${side.memoryMb().toFixed(0)} MB (PSS)\n`,
    );
  }
  const [before, now] = all;
  if (before && now) {
    const ratios = now.measured.map(
      (one, round) => one.ordersPerSecond / (before.measured[round] as Round).ordersPerSecond,
    );
    process.stdout.write(
      `now compared with before: ${median(ratios).toFixed(2)} times (median of ${ratios.map(one => one.toFixed(2)).join(', ')})\n`,
    );
  }
} finally {
  for (const { side } of all) await side.end();
}

function say({ name }: OrderSide, what: string, { ordersPerSecond, cpuMs, kontorCpuMs }: Round): void {
  process.stdout.write(
    `${name}: ${what}: ${ordersPerSecond.toFixed(0)} orders/s; CPU an order ${cpuMs.toFixed(2)} ms with its database, ${kontorCpuMs.toFixed(2)} ms without\n`,
  );
}
