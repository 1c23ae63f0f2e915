// Order → posted journal entry, durable all the way. `order-to-journal.ts ORDERS ROUNDS FOLDER`: with the folder of
// another checkout its Kontor is measured in turns with ours, each with systems of its own and the same orders.
import { join } from 'node:path';
import { median } from './children.ts';
import { openSide, type Round, type Side } from './order-side.ts';

const [, , orders = '1000', rounds = '7', beside] = process.argv;
const count = Number(orders);

const sides: Side[] = [];
try {
  const here = join(import.meta.dirname, '..');
  sides.push(await openSide('this', here, process.env.KONTOR_DATABASE_URL));
  if (beside !== undefined) sides.push(await openSide('other', beside, undefined));
  for (const side of sides) say(side, 'read by a run', await side.byRun(count));

  const results = sides.map((): Round[] => []);
  for (let round = 0; round < Number(rounds); round++) {
    const turn = [...sides.entries()];
    // Who goes first changes: what the machine does beside this meets both alike.
    if (round % 2 === 1) turn.reverse();
    for (const [at, side] of turn) {
      const result = await side.byWebhook(count);
      results[at]?.push(result);
      say(side, `by webhook, round ${round + 1}`, result);
    }
  }
  const medians = results.map(all => ({
    ordersPerSecond: median(all.map(one => one.ordersPerSecond)),
    cpuMs: median(all.map(one => one.cpuMs)),
    kontorCpuMs: median(all.map(one => one.kontorCpuMs)),
  }));
  for (const [at, side] of sides.entries()) {
    say(side, `by webhook, median of ${rounds}`, medians[at] as Round);
    const { entries, doubled } = await side.books();
    process.stdout.write(
      `${side.name}: booked ${entries}, doubled ${doubled}, ${side.memoryMb().toFixed(0)} MB (PSS)\n`,
    );
  }
  const [mine = [], others] = results;
  if (others) {
    const ratios = mine.map((one, at) => one.ordersPerSecond / (others[at]?.ordersPerSecond ?? Number.NaN));
    process.stdout.write(
      `this beside other: ${median(ratios).toFixed(2)} times (median of the rounds: ${ratios.map(one => one.toFixed(2)).join(', ')})\n`,
    );
  }
} finally {
  for (const side of sides) await side.end();
}

function say({ name }: Side, what: string, { ordersPerSecond, cpuMs, kontorCpuMs }: Round): void {
  process.stdout.write(
    `${name}: ${what}: ${ordersPerSecond.toFixed(0)} orders/s; CPU an order ${cpuMs.toFixed(2)} ms with its database, ${kontorCpuMs.toFixed(2)} ms without\n`,
  );
}
