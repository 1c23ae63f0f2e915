// A Kontor in a process of its own, with a wall clock that can be set: each line on its input is a number of milliseconds
// by which the wall clock goes ahead or back. It writes one line when it is ready. It knows shelves (`shelf.ts`), too.
import { createInterface } from 'node:readline';
import { destination, pino } from 'pino';
import { type AppOptions, startApp } from '../../src/app.ts';
import { silentLog } from '../../src/core/log.ts';
import { shelfExtension } from '../shelf.ts';

/** What the parent says, as JSON in the first argument. */
export type ChildOptions = Pick<
  AppOptions,
  'folder' | 'databaseUrl' | 'apiKey' | 'encryptionKey' | 'role' | 'port' | 'tuning'
> & { aheadMs: number; logFile?: string };

const { aheadMs, logFile, ...options } = JSON.parse(process.argv[2] ?? '') as ChildOptions;
let ahead = aheadMs;
const app = await startApp({
  ...options,
  privateHosts: ['127.0.0.1'],
  extensions: [shelfExtension],
  host: '127.0.0.1',
  log: logFile === undefined ? silentLog : pino({ base: null, level: 'info' }, destination(logFile)),
  clock: { now: () => Date.now() + ahead },
});
process.stdout.write(`ready ${app.url}\n`);
for await (const line of createInterface({ input: process.stdin })) ahead += Number(line);
await app.stop();
process.exit(0);
