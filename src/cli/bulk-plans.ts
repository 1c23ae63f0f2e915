// `kontor postings bulk`: many postings at once. Kontor shows the plan first.
import type { Command } from 'commander';
import type { Client } from '../client/index.ts';
import { type ApiOptions, api } from './api.ts';
import { addList, csvOption, printCsv } from './list-options.ts';
import { printJson, say } from './output.ts';
import { asked, filterOf, type Narrowed, narrowed } from './posting-filter.ts';
import { confirmed, outcomeText, type Plan, planText, runToEnd } from './run-plan.ts';

type Body = Parameters<Client['createBulkPlan']>[0]['body'];

interface Options extends ApiOptions, Narrowed {
  note?: string;
  yes?: boolean;
}

export function addBulkPlans(postings: Command): void {
  const bulk = postings
    .command('bulk')
    .description('replay, settle or close many at once: shows a plan, and runs it when you say yes');
  const add = (
    name: string,
    description: string,
    bodyOf: (filter: Body['filter'], note: string | undefined) => Body,
  ) =>
    narrowed(
      api(bulk, name, description, async (client, options: Options) =>
        planAndRun(client, bodyOf(asked(filterOf(options)), options.note), options),
      ),
    ).option('--yes', 'do not ask');
  add('replay', 'try all that match again', (filter, note) => ({ action: 'replay', filter, note })).option(
    '--note <text>',
    'why, for the audit trail',
  );
  add(
    'settle',
    'say of all that match that their documents are not in the system: Kontor looks once more, and sends them again',
    (filter, note) => ({ action: 'settle-not-found', filter, note }),
  ).option('--note <text>', 'why, for the audit trail');
  add('close', 'end all that match without a document', (filter, note = '') => ({
    action: 'close',
    filter,
    note,
  })).requiredOption('--note <text>', 'why, for the audit trail');
  addList(bulk, 'listBulkPlans', {
    id: 'id',
    action: 'action',
    state: 'state',
    postings: 'actionable',
    done: 'done',
    skipped: 'skipped',
    failed: 'failed',
    by: one => one.made_by.name,
    at: 'created_at',
  });
  api(
    bulk,
    'show <plan>',
    'one plan, and how far it has come',
    async (client, id: string, { csv }: { csv?: boolean }) =>
      csv ? printCsv(client.csv('listBulkPlanPostings', { id })) : client.getBulkPlan({ id }),
    plan => [planText(plan), outcomeText(plan)].join('\n'),
  ).addOption(csvOption('print its postings with their outcomes as CSV', ['json']));
  api(
    bulk,
    'run <plan>',
    'run a plan that was made before',
    (client, id: string, { json = false }: ApiOptions) => runToEnd(client, id, json),
    outcomeText,
    ({ failed }) => failed === 0,
  );
  api(
    bulk,
    'cancel <plan>',
    'stop a plan between two postings',
    (client, id: string) => client.cancelBulkPlan({ id }),
    outcomeText,
  );
}

async function planAndRun(client: Client, body: Body, { yes = false, json = false }: Options): Promise<void> {
  const plan = await client.createBulkPlan({ body });
  if (json) process.stderr.write(`${planText(plan)}\n`);
  else say(planText(plan));
  if (plan.actionable === 0) return show(plan, json);
  if (!yes && !(await confirmed(plan))) return show(await client.cancelBulkPlan({ id: plan.id }), json);
  const ended = await runToEnd(client, plan.id, json);
  if (ended.failed > 0) process.exitCode = 1;
  show(ended, json);
}

const show = (plan: Plan, json: boolean) => (json ? printJson(plan) : say(outcomeText(plan)));
