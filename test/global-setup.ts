// Made once for all suites: an embedded database with its schema, to be copied. To make one takes four seconds, and nearly
// every journey wants its own.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../src/core/log.ts';
import { openStore } from '../src/store/open-store.ts';
import { temporaryFolder } from './databases.ts';

let folder = '';

export async function setup(): Promise<void> {
  folder = temporaryFolder();
  const store = await openStore({ folder, log: silentLog });
  await store.close();
  // Keys are for each to make.
  rmSync(join(folder, 'encryption.key'), { force: true });
  process.env.KONTOR_TEST_EMBEDDED = folder;
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
