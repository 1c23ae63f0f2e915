// Shows a bulk plan, asks, runs it and follows it to its end.

import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Schemas } from '../client/index.ts';
import { tableOf } from './output.ts';
import { startProgress } from './progress.ts';
import { say as ofCli } from './sentences.ts';

export type Plan = Schemas['BulkPlanInFull'];

const lookEveryMs = 300;

/** What it would do: counts, money and why some are left out. */
export function planText(plan: Plan): string {
  const { action, matched, actionable, excluded, money, states, reasons } = plan;
  const counted = (what: string, rows: readonly { count: number }[], name: (row: never) => string) =>
    rows.map(row => [what, name(row as never), row.count]);
  return [
    `Plan ${plan.id} to ${words[action]}: ${matched} match, ${actionable} of them can be acted on.`,
    ...(matched === 0
      ? []
      : [
          tableOf(
            ['', '', 'postings'],
            [
              ...counted('state', states, ({ state }: { state: string }) => state),
              ...counted('reason', reasons, ({ code }: { code: string }) => code),
              ...counted('left out', excluded, ({ code }: { code: string }) => code),
            ],
          ),
        ]),
    ...(money.length === 0
      ? []
      : [
          tableOf(
            ['amount', 'postings'],
            money.map(({ amount, currency, count }) => [`${amount} ${currency}`, count]),
          ),
        ]),
    ...excluded.map(({ count, says }) => `${count} left out, such as: ${says}`),
  ].join('\n');
}

const words: Record<Plan['action'], string> = {
  replay: 'replay postings',
  'settle-not-found': 'settle postings as not found',
  close: 'close postings',
};

/** On a terminal. False: the person says no. Throws `input/plan-not-confirmed` where there is none. */
export async function confirmed({ id, actionable }: Plan): Promise<boolean> {
  if (!process.stdin.isTTY) throw ofCli.error('plan-not-confirmed', { plan: id });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Run it on ${actionable} postings? [y/N] `);
    return /^(y|yes)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

/** Answers when it has ended. Kontor goes on with it even if this command is stopped. */
export async function runToEnd(client: Client, id: string, json: boolean): Promise<Plan> {
  const progress = startProgress(json);
  try {
    let plan = await client.runBulkPlan({ id });
    while (plan.state === 'running') {
      const ended = plan.done + plan.skipped + plan.failed;
      progress.show(ended, plan.actionable, 'acted on');
      await pause(lookEveryMs);
      plan = await client.getBulkPlan({ id });
    }
    return plan;
  } finally {
    progress.stop();
  }
}

/** What came of it. */
export function outcomeText(plan: Plan): string {
  const { state, done, skipped, failed, left, actionable, failures } = plan;
  return [
    `Plan ${plan.id} is ${state}. Done: ${done} of ${actionable}.`,
    ...(skipped === 0 ? [] : [`Left as they are, because they have changed since: ${skipped}.`]),
    ...(failed === 0 ? [] : [`Failed: ${failed}.`]),
    ...failures.map(({ count, code, says }) => `  ${count} ${code}, such as: ${says}`),
    ...(left === 0 ? [] : [`Not begun: ${left}.`]),
  ].join('\n');
}
