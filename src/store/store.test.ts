// The store's own promises: one winner of two moves, credentials that stay secret, a journal that gives back.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { onEveryDatabase, temporaryFolder } from '../../test/databases.ts';
import { silentLog } from '../core/log.ts';
import { openJournal } from './journal.ts';
import { openStore, type Store } from './open-store.ts';
import type { PostingDraftRow } from './postings.ts';
import { openVault } from './vault.ts';

const draft = (change: Partial<PostingDraftRow> = {}): PostingDraftRow => ({
  id: `pst_${Math.random()}`,
  connectionId: 'con_1',
  flowId: 'flw_1',
  operation: 'journal-entry',
  businessKey: 'orders/1',
  subjectId: '1',
  state: 'planned',
  reference: 'BC-1',
  requestId: 'r1',
  document: { a: 1 },
  documentHash: 'h',
  amount: '12.50',
  currency: 'EUR',
  reasonCode: null,
  reason: null,
  nextAt: null,
  runId: null,
  ...change,
});

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

onEveryDatabase('postings', database => {
  const open = async (): Promise<Store> => {
    const { folder, databaseUrl, remove } = await database.make();
    const store = await openStore({ folder, databaseUrl, log: silentLog });
    close = async () => {
      await store.close();
      await remove();
    };
    return store;
  };

  test('of ten that open the same business key at once, one writes and all see the same row', async () => {
    const { postings } = await open();
    const rows = await Promise.all(Array.from({ length: 10 }, () => postings.open(draft())));
    expect(new Set(rows.map(row => row.id)).size).toBe(1);
    expect(await postings.list({ limit: 10 })).toHaveLength(1);
  });

  test('of ten that move the same posting at once, one wins', async () => {
    const { postings } = await open();
    const { id } = await postings.open(draft());
    const move = { id, from: 'planned', to: 'sent', at: new Date() } as const;
    const won = await Promise.all(Array.from({ length: 10 }, () => postings.move(move)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await postings.get(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await postings.move(move)).toBe(false);
  });

  test('credentials are not readable in what is stored', async () => {
    const store = await open();
    const { id } = await store.connections.create(
      { connector: 'x', name: 'n', settings: { host: 'h' } },
      { password: 'very-secret-password' },
    );
    const rows = await store.transaction(tx => tx.selectFrom('connections').selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain('very-secret-password');
    expect(await store.connections.secretsOf(id)).toEqual({ password: 'very-secret-password' });
  });
});

describe('the journal', () => {
  test('gives back what was appended since the last checkpoint, and passes over a torn last line', async () => {
    const folder = temporaryFolder();
    const journal = await openJournal(folder);
    await journal.append([{ type: 'event', row: { n: 1 } }]);
    await journal.checkpoint(async () => {});
    await journal.append([{ type: 'sent', row: { n: 2 } }]);
    // A checkpoint that is cut short loses nothing either.
    await expect(journal.checkpoint(() => Promise.reject(new Error('power cut')))).rejects.toThrow(
      'power cut',
    );
    await journal.append([{ type: 'event', row: { n: 3 } }]);
    await journal.close();
    const path = join(folder, 'journal');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"type":"event","row":{"n":4`);
    const again = await openJournal(folder);
    const found: unknown[] = [];
    for await (const entry of again.entries()) found.push(entry.row.n);
    expect(found).toEqual([2, 3]);
    await again.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('the vault', () => {
  const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');

  test('opens what a former key sealed, seals with the new one, and says so when it has no key', () => {
    const sealed = openVault(key(1), '').seal('secret');
    const both = openVault(`${key(2)},${key(1)}`, '');
    expect(both.open(sealed)).toBe('secret');
    expect(both.isCurrent(sealed)).toBe(false);
    expect(openVault(key(2), '').open(both.seal('again'))).toBe('again');
    expect(() => openVault(key(2), '').open(sealed)).toThrow(/encrypted with another key/);
    expect(() => openVault('short', '')).toThrow(/32 bytes/);
  });

  test('refuses what was tampered with', () => {
    const vault = openVault(key(1), '');
    const [version, id, text = ''] = vault.seal('secret').split(':');
    const bytes = Buffer.from(text, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => vault.open([version, id, bytes.toString('base64')].join(':'))).toThrow();
  });
});
