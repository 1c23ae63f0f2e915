// The description of the API is one that foreign tools read, and what it describes is there.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

test('a linter finds no error in it, and of its warnings only that tags are not described and redirects have no 2XX', async () => {
  const kontor = await kontorOf();
  const source = await (await fetch(`${kontor.app.url}/openapi.json`)).text();
  const problems = await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) });
  const said = problems.map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}`);
  // The two routes of the identity provider only send the browser on.
  const known = ['warn tag-description', 'warn operation-2xx-response'];
  expect(said.filter(one => !known.some(begin => one.startsWith(begin)))).toEqual([]);
  expect(said.filter(one => one.startsWith('warn operation-2xx-response'))).toHaveLength(2);
});

test('every operation that it describes exists, with the proxy, webhooks, files and health', async () => {
  const kontor = await kontorOf();
  const { paths } = (await (await fetch(`${kontor.app.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string; security?: unknown[] }>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const missing: string[] = [];
  for (const { path, method, operationId, security } of operations) {
    const url = kontor.app.url + path.replaceAll(/\{\w+\}/g, 'none');
    // Without a key nothing is done; a route that is not there says so first.
    const reply = await fetch(url, { method: method.toUpperCase() });
    const { code } = (await reply.json().catch(() => ({}))) as { code?: string };
    // There only where an identity provider is set up.
    if (path.startsWith('/v1/sign-in/oidc')) continue;
    if (code === 'no-route') missing.push(`${method} ${path}`);
    // Who asks without a key too often has to wait.
    else if (security === undefined && ![401, 429].includes(reply.status))
      missing.push(`${operationId} needs no key`);
  }
  expect(missing).toEqual([]);
  expect(operations.map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining(['getThroughProxy', 'getInvoicePdf', 'receiveWebhook', 'health', 'readProblem']),
  );
});

test('a parameter of the query that a route does not know is named', async () => {
  const kontor = await kontorOf();
  const reply = await kontor.request('/v1/postings?stat=parked');
  const { code, detail } = (await reply.json()) as { code: string; detail: string };
  expect([reply.status, code]).toEqual([400, 'bad-request']);
  expect(detail).toContain('stat');
});
