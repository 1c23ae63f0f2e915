// Writes what the client of the API knows of it, from the contract: the table of routes and the types of everything that
// is sent and answered. With --check it only says what is out of date.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import type { z } from 'zod';
import type { Route } from '../src/contract/route.ts';
import { everyRoute } from '../src/contract/routes.ts';
import { silentLog } from '../src/core/log.ts';
import { createServer, type ServerOptions } from '../src/server/create-server.ts';
import { ownAddress } from '../src/server/own-address.ts';

/** Nobody asks it anything: it only has to describe itself. */
const server = await createServer({
  authenticate: async () => {},
  version: '',
  own: ownAddress(undefined),
  signInsPerMinute: 1,
  gateway: { connect: {}, sessions: {}, words: { en: {}, de: {}, kinds: {} } },
  log: silentLog,
  hookLimitBytes: 1,
  requestTimeoutMs: 1_000,
  stalledClientMs: 1_000,
} as unknown as ServerOptions);
await server.ready();
const document = JSON.parse(JSON.stringify(server.swagger()));
await server.close();
// Tables have no shapes; the client names them by their lists.
for (const path of Object.keys(document.paths)) if (path.endsWith('.csv')) delete document.paths[path];

const note = '// Made by `npm run docs` from the contract; do not edit.\n';
const types = astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }))
  .replaceAll(/^\/\*\*[\s\S]*?\*\/\n/g, '')
  // The client knows operations by name; by path they would all stand here a second time.
  .replace(/export interface paths \{[\s\S]*?\n\}\n/, '')
  .replaceAll(/export type \$defs = .*\n/g, '');
const byHeader: Record<string, string> = {
  'idempotency-key': 'keyed',
  'cache-control': 'aged',
  'if-match': 'matched',
};
const table = Object.entries(everyRoute).map(([name, { method, path, params, headers }]) => {
  const names = [...path.matchAll(/:(\w+)/g)].map(match => match[1]);
  if (names.length > 0 && !params)
    throw new Error(`${name} has parameters in its path that it does not name`);
  const takes = Object.keys((headers as z.ZodObject | undefined)?.shape ?? {}).flatMap(header =>
    byHeader[header] === undefined ? [] : [`, '${byHeader[header]}'`],
  );
  return `  ${name}: ['${method}', '${path}'${takes.join('')}],`;
});
const tables = Object.entries(everyRoute as Record<string, Route>).flatMap(([name, { csv }]) =>
  csv ? [`'${name}'`] : [],
);
const files = {
  'schema.ts': `${note}${types}`,
  'routes.ts': `${note}\n/** Method, path with its parameters, and what it takes by header: an Idempotency-Key, how old the answer may be, or the etag that was read. */\nexport const routes = {\n${table.join('\n')}\n} as const;\n\n/** Lists that come as CSV, too. */\nexport type TableName = ${tables.join(' | ')};\n`,
};

const check = process.argv.includes('--check');
const folder = new URL('../src/client/', import.meta.url);
for (const [name, text] of Object.entries(files)) {
  const input = { input: text, encoding: 'utf8' as const, maxBuffer: 1e8 };
  const formatted = execFileSync('biome', ['format', `--stdin-file-path=src/client/${name}`], input);
  const file = new URL(name, folder);
  if (!check) writeFileSync(file, formatted);
  else if (readFileSync(file, 'utf8') !== formatted) {
    process.stderr.write(`src/client/${name} is out of date: run "npm run docs".\n`);
    process.exitCode = 1;
  }
}
