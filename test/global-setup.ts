// Once for the whole run: the built console and widgets, a PostgreSQL, and the database that every test file gets a copy of.
import type { TestProject } from 'vitest/node';
import { buildConsole } from '../scripts/build-console.ts';
import { buildWidgets } from '../scripts/build-widgets.ts';
import { createTemplate } from './databases.ts';
import { startTestServer } from './test-server.ts';

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await buildConsole();
  await buildWidgets();
  const server = await startTestServer();
  const { template, remove } = await createTemplate(server.url);
  provide('databases', { serverUrl: server.url, template });
  return async () => {
    await remove();
    await server.stop();
  };
}
