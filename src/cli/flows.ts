// `kontor flows`: business processes between two connections.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import { api, settingsFrom } from './api.ts';
import { ifMatchHelp, instant } from './command.ts';
import { connectionIdOf } from './connection-id.ts';
import { addFlowDifferences } from './flow-differences.ts';
import { addFlowDrafts } from './flow-drafts.ts';
import { addFlowOutcomes } from './flow-outcomes.ts';
import { addFlowPreviews, flowIdOf } from './flow-previews.ts';
import { addFlowTests } from './flow-tests.ts';
import { addList } from './list-options.ts';
import { tableOf } from './output.ts';

export function addFlows(program: Command): void {
  const flows = program.command('flows').description('business processes between two connections');
  addList(flows, 'listFlows', {
    id: 'id',
    flow: 'flow',
    from: 'from',
    to: 'to',
    'paused since': 'paused_at',
  });
  api(
    flows,
    'show <flow>',
    'one with the settings that stand: by its id, or by its name where there is one of it',
    async (client, flow: string) => client.getFlow({ id: await flowIdOf(client, flow) }),
    one =>
      [
        `${one.id}, ${one.flow} from ${one.from} to ${one.to}: ${state(one)}`,
        tableOf(['setting', 'value'], settingRows(one.settings)),
      ].join('\n'),
  );
  api(
    flows,
    'create <flow>',
    'switch one on; docs/reference/settings.md has the flows and their settings',
    async (client, flow: string, { from, to, settings }: { from: string; to: string; settings: string }) => {
      const sides = { from: await connectionIdOf(client, from), to: await connectionIdOf(client, to) };
      return client.createFlow({ body: { flow, ...sides, settings: settingsFrom(settings) } });
    },
    ({ id, warnings = [] }) => [id, ...warnings.map(({ says }) => `warning: ${says}`)].join('\n'),
  )
    .requiredOption('--from <connection>', 'source connection: its id or its name')
    .requiredOption('--to <connection>', 'target connection: its id or its name')
    .option('--settings <json>', 'JSON or @FILE', '{}');
  api(
    flows,
    'update <flow> <settings>',
    'change settings; null removes a field',
    async (client, flow: string, settings: string, { ifMatch }: { ifMatch?: string }) => {
      const patch = settingsFrom(settings);
      return client.updateFlow({ id: await flowIdOf(client, flow), ifMatch, body: { settings: patch } });
    },
    ({ id, flow }) =>
      `${id}, ${flow}: the settings are changed. What was parked before stays parked: kontor postings replay --all-parked --flow ${id}`,
  ).option('--if-match <etag>', ifMatchHelp);
  api(
    flows,
    'pause <flow>',
    'send nothing new of it until it is resumed',
    async (client, flow: string) => client.pauseFlow({ id: await flowIdOf(client, flow) }),
    state,
  );
  api(
    flows,
    'resume <flow>',
    'end a pause',
    async (client, flow: string) => client.resumeFlow({ id: await flowIdOf(client, flow) }),
    state,
  );
  api(
    flows,
    'delete <flow>',
    'switch one off for good; what it has booked stays',
    async (client, flow: string, { dropWaiting }: { dropWaiting?: boolean }) =>
      client.deleteFlow({
        id: await flowIdOf(client, flow),
        ...(dropWaiting ? { drop_waiting: 'true' as const } : {}),
      }),
    ({ id }) => `${id} deleted`,
  ).option('--drop-waiting', 'also when changes wait for it, which are never booked then');
  api(
    flows,
    'run <flow>',
    'read the source now, and compare everything where the flow does that once a day',
    async (client, flow: string, { since }: { since?: string }) =>
      client.runFlow({ id: await flowIdOf(client, flow), body: since === undefined ? {} : { since } }),
    ({ outcome, found, missed_by_webhook, error }) =>
      `${outcome}: ${found} changes found, ${missed_by_webhook} of them missed by the webhooks${error === null ? '' : `; ${error}`}`,
    // A run that failed never says success.
    ({ outcome }) => outcome === 'succeeded',
  ).option('--since <date>', 'from this moment on', instant);
  addFlowDrafts(flows);
  addFlowPreviews(flows);
  addFlowOutcomes(flows);
  addFlowDifferences(flows);
  addFlowTests(flows);
}

const state = ({ paused_at: since }: Schemas['Flow']) =>
  since === null ? 'it runs' : `paused since ${since}`;

/** One row for each value: `clearing.default`. */
const settingRows = (settings: object, place = ''): [string, string][] =>
  Object.entries(settings).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return settingRows(value, `${place}${name}.`);
    return [[`${place}${name}`, Array.isArray(value) ? value.join(', ') : String(value)]];
  });
