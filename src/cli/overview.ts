// `kontor attention` and `kontor series`: what needs a person, and counts per step of time.
import { type Command, Option } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { api } from './api.ts';
import { instant } from './command.ts';
import { tableOf } from './output.ts';

const amounts = (money: readonly Schemas['Money'][]) =>
  money.map(({ amount, currency }) => `${amount} ${currency}`).join(', ');

interface SeriesOptions {
  since: string;
  until?: string;
  step: '1m' | '5m' | '1h' | '1d';
  flow?: string;
  connection?: string;
}

export function addOverview(program: Command): void {
  api(
    program,
    'attention',
    'what needs a person, the most urgent first, and the first steps that are not done',
    (client: Client) => client.getSummary({ ever: 'false' }),
    ({ attention, first_steps: steps, waiting, needs_person: needs }) =>
      [
        `${waiting.count} documents wait${ofMoney(waiting)}. ${needs.count} need a person${ofMoney(needs)}.`,
        tableOf(
          ['count', 'amount', 'what'],
          attention.map(({ count, money, says }) => [count, amounts(money), says]),
          'Nothing needs a person.',
        ),
        ...steps.filter(({ done }) => !done).map(({ says }) => `Not done: ${says}`),
      ].join('\n'),
  );
  api(
    program,
    'series',
    'counts per step of time: stored, accepted, parked, rejected, events, and how long documents took',
    (client: Client, { since, until, step, flow, connection }: SeriesOptions) =>
      client.getSeries({ since, until, step, flow, connection }),
    ({ points }) =>
      tableOf(
        ['from', 'stored', 'accepted', 'parked', 'rejected', 'events', 'median ms', 'p95 ms'],
        points.map(one => [
          one.at,
          one.stored,
          one.accepted,
          one.parked,
          one.rejected,
          one.events,
          one.lag_median_ms,
          one.lag_p95_ms,
        ]),
      ),
  )
    .requiredOption('--since <time>', 'from this day or instant on', instant)
    .option('--until <time>', 'up to this day or instant; left out: now', instant)
    .addOption(
      new Option('--step <step>', 'how long each is').choices(['1m', '5m', '1h', '1d']).default('1h'),
    )
    .option('--flow <flow>', 'id or name')
    .option('--connection <id>', 'written to this connection, and events from it');
}

const ofMoney = ({ money }: { money: readonly Schemas['Money'][] }) =>
  money.length === 0 ? '' : ` (${amounts(money)})`;
