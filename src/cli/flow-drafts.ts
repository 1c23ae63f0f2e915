// `kontor flows kinds` and `kontor flows try`: what can be switched on, and what it would do. Nothing is sent or stored.
import type { Command } from 'commander';
import type { Schemas } from '../client/index.ts';
import { api, inTable, largestPage, settingsFrom } from './api.ts';
import { connectionIdOf } from './connection-id.ts';
import { previewText } from './preview-text.ts';

export function addFlowDrafts(flows: Command): void {
  api(
    flows,
    'kinds',
    'list what flows can be switched on; with --json their settings as JSON Schema, too',
    async client => ({
      result: await client.listFlowDefinitions({ limit: largestPage }).all(),
      next_cursor: null,
    }),
    inTable<Schemas['FlowDefinition']>({ name: 'name', title: 'title', posts: 'posts' }),
  );
  api(
    flows,
    'try <flow> [subject]',
    'check its settings and say what it would post for one order, refund or customer, before it is switched on',
    async (
      client,
      flow: string,
      subject: string | undefined,
      { from, to, settings }: { from: string; to: string; settings: string },
    ) => {
      const sides = { from: await connectionIdOf(client, from), to: await connectionIdOf(client, to) };
      return client.previewDraft({ body: { flow, ...sides, settings: settingsFrom(settings), subject } });
    },
    ({ preview }) => (preview === null ? 'The settings are right.' : previewText(preview, new Map())),
  )
    .requiredOption('--from <connection>', 'source connection: its id or its name')
    .requiredOption('--to <connection>', 'target connection: its id or its name')
    .option('--settings <json>', 'JSON or @FILE', '{}');
}
