// `kontor flows preview`: what a flow would post for one subject, or in total for a period. Nothing is sent or stored.
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { csvLine } from '../core/csv.ts';
import { api, largestPage } from './api.ts';
import { day, refuseBackwards } from './command.ts';
import { printJson, say, tableOf } from './output.ts';
import { type PeriodTotals, periodTotals } from './period-totals.ts';
import { previewText } from './preview-text.ts';
import { say as ofCli } from './sentences.ts';

type Preview = Schemas['FlowPreview'];
type Posting = Schemas['Posting'];

interface PreviewOptions {
  since?: string;
  until?: string;
  csv?: boolean;
  json?: boolean;
}

export function addFlowPreviews(flows: Command): void {
  api(
    flows,
    'preview <flow> [subject]',
    'what it would post for one order, refund or customer, or in total for a period; nothing is sent or stored',
    async (client, flow: string, subject: string | undefined, options: PreviewOptions): Promise<void> => {
      const { since, until, csv = false, json = false } = options;
      refuseBackwards(since, until);
      const id = await flowIdOf(client, flow);
      if (subject !== undefined && since === undefined && until === undefined && !csv) {
        const preview = await client.previewFlow({ id, body: { subject } });
        if (json) printJson(preview);
        else say(previewText(preview, await changedPostings(client, preview)));
        return;
      }
      if (subject !== undefined || since === undefined || (csv && json))
        throw ofCli.error('subject-or-period');
      const totals = await periodTotals(client, id, { since, until });
      if (json) printJson(totals);
      else say(csv ? csvOf(totals) : tableOf(columns, rowsOf(totals), 'There is nothing to post.'));
      // So that a script does not take incomplete totals for complete ones.
      if (totals.left_out.length + totals.not_kept.length > 0) process.exitCode = 1;
    },
  )
    .option(
      '--since <day>',
      'totals of what was created from this day on, per day, account and currency',
      day,
    )
    .option('--until <day>', 'up to the end of this day; left out: up to now', day)
    .option('--csv', 'print the totals as CSV');
}

/** The id of a flow that people name by its id, or by its name where there is one of it. Throws `missing/no-flow-named`,
 * `missing/several-flows-named`. */
export async function flowIdOf(client: Client, flow: string): Promise<string> {
  if (/^flw_\w+$/.test(flow)) return flow;
  const named = (await client.listFlows({ limit: largestPage }).all()).filter(one => one.flow === flow);
  const [found, other] = named;
  if (found && !other) return found.id;
  if (!found) throw ofCli.error('no-flow-named', { name: flow });
  throw ofCli.error('several-flows-named', { name: flow, ids: named.map(one => one.id).join(', ') });
}

/** By key: the postings of each document that the flow would now make differently, and of its changes. */
async function changedPostings(client: Client, { documents }: Preview): Promise<Map<string, Posting[]>> {
  const changed = documents.filter(one => one.changed);
  const found = await Promise.all(
    changed.map(async ({ key, operation }): Promise<[string, Posting[]]> => {
      const all = await client.listPostings({ of: key, limit: largestPage }).all();
      const isOf = (one: Posting) =>
        one.business_key === key || one.business_key.startsWith(`${key}/changes/`);
      const object = operation.slice(0, operation.indexOf('.'));
      return [key, all.filter(one => isOf(one) && one.operation.startsWith(`${object}.`)).reverse()];
    }),
  );
  return new Map(found);
}

const columns = [
  'day',
  'account',
  'currency',
  'debit',
  'credit',
  'booked_debit',
  'booked_credit',
  'documents',
] as const;

const rowsOf = ({ totals }: PeriodTotals) => totals.map(line => columns.map(column => line[column]));

const csvOf = (totals: PeriodTotals): string => [columns, ...rowsOf(totals)].map(csvLine).join('\n');
