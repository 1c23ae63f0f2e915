// Several processes on one data folder share its private PostgreSQL: it outlives each of them, and nothing that was
// acknowledged is lost when processes or the database are killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { eventually } from '../eventually.ts';
import { orderDraft } from '../running-kontor.ts';

const apiKey = 'a-key-for-this-test-only';

interface Process {
  child: ChildProcess;
  url: string;
  /** Resolves with its exit code or signal. */
  ended: Promise<unknown>;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** `kontor start` in a process of its own, once it says that it is ready; throws what it says instead. */
async function start(folder: string, role: string): Promise<Process> {
  const child = spawn(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'start'],
      ...['--role', role, '--port', '0', '--data', folder, '--poll-seconds', '2'],
    ],
    {
      env: {
        ...process.env,
        KONTOR_DATABASE_URL: '',
        KONTOR_API_KEY: apiKey,
        KONTOR_PRIVATE_HOSTS: '127.0.0.1',
        KONTOR_LOG: 'info',
      },
    },
  );
  const ended = once(child, 'close').then(([code, signal]) => signal ?? code);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      const { msg, url } = JSON.parse(line) as { msg: string; url: string };
      if (msg === 'Kontor is ready.') resolve(url);
    });
    void ended.then(() => reject(new Error(said)));
  });
  return { child, url, ended };
}

const postgresOf = (folder: string) =>
  readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n', 1)[0];

async function sandboxes() {
  const store = await startStoreSandbox({ retryScale: 0.01 });
  const s4 = await startS4Sandbox({ lateMs: 1_000 });
  onTestFinished(async () => {
    await Promise.all([store.close(), s4.close()]);
  });
  return { store, s4 };
}

const tuning = { timeoutSeconds: 2, quietPeriodSeconds: 3, concurrency: 8, pollGraceSeconds: 0 };

describe('one data folder', () => {
  test('serves one API and several workers; when the one that runs PostgreSQL is killed another one does', async () => {
    const folder = newFolder();
    const { store, s4 } = await sandboxes();
    const api = await start(folder, 'api');
    const workers = [await start(folder, 'worker'), await start(folder, 'worker')];
    for (const role of ['api', 'all'])
      await expect(start(folder, role)).rejects.toThrow(
        /Another Kontor \(process \d+\) is using the data folder/,
      );
    const client = createClient({ url: api.url, apiKey });
    await setUpConnections(client, { store, s4, tuning, materials: 'sku' });
    const place = () => store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
    for (let i = 0; i < 20; i++) place();
    await eventually('everything is booked', () => compareBooks(store, s4).missing.length === 0);

    // The API was there first, so PostgreSQL is its child.
    const before = postgresOf(folder);
    api.child.kill('SIGKILL');
    await api.ended;
    await eventually('a worker runs PostgreSQL', () => postgresOf(folder) !== before, { timeoutMs: 5_000 });
    const again = await start(folder, 'api');
    for (let i = 0; i < 20; i++) place();
    await setUpConnections(createClient({ url: again.url, apiKey }), {
      store,
      s4,
      tuning,
      materials: 'sku',
    });
    await eventually('everything is booked', () => compareBooks(store, s4).missing.length === 0);

    // Now it is a worker's. A worker that ends cleanly hands over as well.
    const second = postgresOf(folder);
    for (const worker of workers) {
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toBe(0);
    }
    await eventually('the API runs PostgreSQL', async () => (await fetch(`${again.url}/readyz`)).ok, {
      timeoutMs: 5_000,
    });
    expect(postgresOf(folder)).not.toBe(second);
    expect(compareBooks(store, s4)).toMatchObject({ missing: [], doubled: [] });
  }, 120_000);
});
