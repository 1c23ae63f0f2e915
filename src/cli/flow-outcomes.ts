// `kontor flows outcomes`: counts the outcomes of everything that a flow was told of.
import type { Command } from 'commander';
import { api } from './api.ts';
import { instant } from './command.ts';
import { flowIdOf } from './flow-previews.ts';
import { tableOf } from './output.ts';

export function addFlowOutcomes(flows: Command): void {
  api(
    flows,
    'outcomes <flow>',
    'count the outcomes of all records that it was told of; the counts add up',
    async (client, flow: string, { since }: { since?: string }) =>
      client.countOutcomes({ id: await flowIdOf(client, flow), since }),
    ({ records, outcomes, set_aside: setAside }) =>
      [
        tableOf(
          ['outcome', 'records'],
          outcomes.map(({ outcome, count }) => [outcome, count]),
          'It was told of nothing.',
        ),
        `${records} records in all.`,
        ...(setAside > 0
          ? [`${setAside} events besides, which the database has refused: kontor events list --set-aside`]
          : []),
      ].join('\n'),
  ).option('--since <date>', 'told from this moment on; left out: in the last 30 days', instant);
}
