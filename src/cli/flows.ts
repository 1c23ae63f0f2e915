// `kontor flows`: business processes between two connections.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import { addList, api, settingsFrom } from './api.ts';
import { ifMatchHelp, instant } from './command.ts';
import { addFlowDifferences } from './flow-differences.ts';
import { addFlowOutcomes } from './flow-outcomes.ts';
import { addFlowPreviews } from './flow-previews.ts';
import { addFlowTests } from './flow-tests.ts';

export function addFlows(program: Command): void {
  const flows = program.command('flows').description('business processes between two connections');
  addList(flows, client => client.listFlows, {
    id: 'id',
    flow: 'flow',
    from: 'from',
    to: 'to',
    'paused since': 'paused_at',
  });
  api(
    flows,
    'create <flow>',
    'switch one on; docs/reference/settings.md has the flows and their settings',
    (client, flow: string, { from, to, settings }: { from: string; to: string; settings: string }) =>
      client.createFlow({ body: { flow, from, to, settings: settingsFrom(settings) } }),
    ({ id, warnings = [] }) => [id, ...warnings.map(warning => `warning: ${warning}`)].join('\n'),
  )
    .requiredOption('--from <id>', 'source connection')
    .requiredOption('--to <id>', 'target connection')
    .option('--settings <json>', 'JSON or @FILE', '{}');
  api(
    flows,
    'update <id> <settings>',
    'change settings; null removes a field',
    (client, id: string, settings: string, { ifMatch }: { ifMatch?: string }) =>
      client.updateFlow({ id, ifMatch, body: { settings: settingsFrom(settings) } }),
    ({ id }) => id,
  ).option('--if-match <etag>', ifMatchHelp);
  const state = ({ paused_at: since }: Schemas['Flow']) =>
    since === null ? 'it runs' : `paused since ${since}`;
  api(
    flows,
    'pause <id>',
    'send nothing new of it until it is resumed',
    (client, id: string) => client.pauseFlow({ id }),
    state,
  );
  api(flows, 'resume <id>', 'end a pause', (client, id: string) => client.resumeFlow({ id }), state);
  api(
    flows,
    'delete <id>',
    'switch one off for good; what it has booked stays',
    (client, id: string) => client.deleteFlow({ id }),
    ({ id }) => `${id} deleted`,
  );
  api(
    flows,
    'run <id>',
    'read the source now, and compare everything where the flow does that once a day',
    (client, id: string, { since }: { since?: string }) =>
      client.runFlow({ id, body: since === undefined ? {} : { since } }),
    ({ outcome, found, missed_by_webhook, error }) =>
      `${outcome}: ${found} changes found, ${missed_by_webhook} of them missed by the webhooks${error === null ? '' : `; ${error}`}`,
    // A run that failed never says success.
    ({ outcome }) => outcome === 'succeeded',
  ).option('--since <date>', 'from this moment on', instant);
  addFlowPreviews(flows);
  addFlowOutcomes(flows);
  addFlowDifferences(flows);
  addFlowTests(flows);
}
