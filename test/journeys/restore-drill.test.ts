// The drill: a machine is lost, and another one takes its place with the last backup, by the commands of the guide.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { startStoreSandbox } from '../../src/sandbox/bigcommerce/server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { setUpConnections } from '../../src/stage/set-up.ts';
import { kontorCommand } from '../command.ts';
import { temporaryFolder } from '../databases.ts';
import { eventually } from '../eventually.ts';
import { backupFile } from '../restoring.ts';
import { orderDraft } from '../running-kontor.ts';

const environment = { KONTOR_API_KEY: 'a-key-for-this-test-only' };
const tuning = { timeoutSeconds: 2, quietPeriodSeconds: 3, concurrency: 8, pollGraceSeconds: 0 };

const command = async (...args: string[]) => {
  const { ended, said } = kontorCommand(args, { environment });
  return { code: await ended, said: said() };
};

async function start(folder: string) {
  const kontor = kontorCommand(['start', '--port', '0', '--data', folder, '--poll-seconds', '2'], {
    environment,
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: kontor.child.stdout as NodeJS.ReadableStream }).on('line', line => {
      const { msg, url } = JSON.parse(line) as { msg: string; url: string };
      if (msg === 'Kontor is ready.') resolve(url);
    });
    void kontor.ended.then(() => reject(new Error(kontor.said())));
  });
  return { ...kontor, url, client: createClient({ url, apiKey: environment.KONTOR_API_KEY }) };
}

test('a machine is lost after the backup: its successor books every order once, and the books agree', async () => {
  const store = await startStoreSandbox({ retryScale: 0.01 });
  const s4 = await startS4Sandbox({ lateMs: 1_000 });
  const [lost, successor] = [temporaryFolder(), temporaryFolder()];
  onTestFinished(async () => {
    await Promise.all([store.close(), s4.close()]);
    for (const folder of [lost, successor]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  const place = (count: number) => {
    for (let i = 0; i < count; i++) store.shop.pay(store.shop.placeOrder(orderDraft()).id, 'purchase');
  };
  const booked = () =>
    eventually('everything is booked', () => compareBooks(store, s4).missing.length === 0, {
      timeoutMs: 90_000,
    });

  const machine = await start(lost);
  await setUpConnections(machine.client, { store, s4, tuning, materials: 'sku' });
  place(5);
  await booked();
  const file = backupFile();
  // It runs, and orders come.
  place(5);
  expect(await command('backup', file, '--data', lost)).toMatchObject({ code: 0 });
  place(5);
  await booked();
  const before = compareBooks(store, s4).posted;
  machine.child.kill('SIGKILL');
  await machine.ended;
  // The store goes on selling.
  place(5);

  const folder = join(successor, 'data');
  mkdirSync(folder);
  const keyless = await command('restore', file, '--data', folder);
  expect(keyless).toMatchObject({ code: 2, said: expect.stringContaining('there is no key here') });
  copyFileSync(join(lost, 'encryption.key'), join(folder, 'encryption.key'));
  rmSync(lost, { recursive: true, force: true, maxRetries: 3 });
  expect(await command('restore', '--check', file, '--data', folder)).toMatchObject({ code: 0 });
  expect(await command('restore', file, '--data', folder)).toMatchObject({ code: 0 });
  expect(await command('restore', file, '--data', folder)).toMatchObject({
    code: 1,
    said: expect.stringContaining('is not empty'),
  });
  const next = await start(folder);
  await booked();
  await eventually('nothing is left to do', async () => (await next.client.getIdle({ wait: '5s' })).idle, {
    timeoutMs: 60_000,
  });

  const books = compareBooks(store, s4);
  expect(books).toMatchObject({ orders: 20, missing: [], doubled: [], wrong: [] });
  expect(books.currencies).toEqual([expect.objectContaining({ difference: '0.00' })]);
  // A journal entry and a sales order for each.
  expect(books.posted).toBe(before + 10);
  const parked = await next.client.listPostings({ state: 'parked', limit: 100 });
  expect(parked.result).toEqual([]);
  const { said } = await command('restores', 'show', '--url', next.url);
  expect(said).toContain('looks for each new document');
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
}, 240_000);
