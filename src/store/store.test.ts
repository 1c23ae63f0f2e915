// The store's own promises: one winner of two moves, and credentials that stay secret.
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { createTestPlace, temporaryFolder } from '../../test/databases.ts';
import { postingDraft } from '../../test/posting-draft.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { silentLog } from '../core/log.ts';
import { openStore, type Store } from './open-store.ts';
import type { PostingDraftRow } from './posting-rows.ts';
import { openVault } from './vault.ts';

const draft = (change: Partial<PostingDraftRow> = {}) =>
  postingDraft({
    id: `pst_${Math.random()}`,
    reference: 'BC-1',
    document: { a: 1 },
    documentHash: 'h',
    amount: '12.50',
    currency: 'EUR',
    ...change,
  });

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

describe('postings', () => {
  const open = async (): Promise<Store> => {
    const { folder, databaseUrl, remove } = await createTestPlace();
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
    expect(await postings.list(everyTenant, { limit: 10 })).toHaveLength(1);
  });

  test('are opened and moved by statements that the database has prepared', async () => {
    const { postings, transaction } = await open();
    const { id } = await postings.open(draft());
    await postings.move({ id, from: 'planned', to: 'sent', at: new Date() });
    // Of all connections that there are: which of them wrote is open.
    const names = () =>
      transaction(async tx => {
        const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(tx);
        return rows.map(row => row.name);
      });
    const found = (await Promise.all(Array.from({ length: 10 }, names))).flat();
    expect(found).toEqual(expect.arrayContaining(['open-postings', 'move-postings']));
  });

  test('of ten that move the same posting at once, one wins', async () => {
    const { postings } = await open();
    const { id } = await postings.open(draft());
    const move = { id, from: 'planned', to: 'sent', at: new Date() } as const;
    const won = await Promise.all(Array.from({ length: 10 }, () => postings.move(move)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await postings.get(everyTenant, id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await postings.move(move)).toBe(false);
  });

  test('credentials are not readable in what is stored', async () => {
    const store = await open();
    const { id } = await store.connections.create(
      { tenantId: mainTenant, connector: 'x', system: 'x:1', name: 'n', settings: { host: 'h' } },
      { password: 'very-secret-password' },
    );
    const rows = await store.transaction(tx => tx.selectFrom('connections').selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain('very-secret-password');
    expect(await store.connections.secretsOf(id)).toEqual({ password: 'very-secret-password' });
  });
});

describe('a store', () => {
  test('is brought up to date once although several processes start together', async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    const folders = [folder, temporaryFolder(), temporaryFolder()];
    const key = Buffer.alloc(32, 5).toString('base64');
    const stores = await Promise.all(
      folders.map(one => openStore({ folder: one, databaseUrl, encryptionKey: key, log: silentLog })),
    );
    await stores[0]?.connections.create(
      { tenantId: mainTenant, connector: 'x', system: 'x:2', name: 'n', settings: {} },
      { password: 'p' },
    );
    for (const store of stores) expect(await store.connections.list(everyTenant)).toHaveLength(1);
    for (const store of stores) await store.close();
    await remove();
  });

  test('opens with a new key next to the former one, and then with the new one alone', async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    const [former, current] = [6, 7].map(fill => Buffer.alloc(32, fill).toString('base64')) as [
      string,
      string,
    ];
    const openWith = (encryptionKey: string) =>
      openStore({ folder, databaseUrl, encryptionKey, log: silentLog });
    const first = await openWith(former);
    const { id } = await first.connections.create(
      { tenantId: mainTenant, connector: 'x', system: 'x:3', name: 'n', settings: {} },
      { password: 'p' },
    );
    const change = await first.changeRequests.create(
      {
        tenantId: mainTenant,
        operation: 'updateConnection',
        action: 'connection.updated',
        subject: id,
        before: {},
        after: {},
        expiresAt: new Date(Date.now() + 60_000),
      },
      { id: 'key_1', name: 'Ada' },
      { params: { id }, query: undefined, body: { settings: { password: 'another' } } },
    );
    await first.close();
    const both = await openWith(`${current},${former}`);
    expect(await both.connections.secretsOf(id)).toEqual({ password: 'p' });
    await both.close();
    const alone = await openWith(current);
    expect(await alone.connections.secretsOf(id)).toEqual({ password: 'p' });
    expect(await alone.changeRequests.askedFor(change.id)).toMatchObject({
      body: { settings: { password: 'another' } },
    });
    // Nobody can agree to it any more, and what was in it is gone.
    await alone.deleteExpired(Date.now() + 61_000);
    expect(await alone.changeRequests.askedFor(change.id)).toBeUndefined();
    await alone.close();
    await expect(openWith(former)).rejects.toMatchObject({ code: 'wrong-encryption-key' });
    await remove();
  });
});

describe('events', () => {
  test('a text that the database does not take is stored with the character replaced', async () => {
    const { folder, databaseUrl, remove } = await createTestPlace();
    const store = await openStore({ folder, databaseUrl, log: silentLog });
    close = async () => {
      await store.close();
      await remove();
    };
    const add = (n: number) =>
      store.events.add({
        connectionId: 'con_1',
        source: 'webhook',
        topic: 'store/order/created',
        object: 'shop-orders',
        subjectId: String(n),
        dedupeKey: `msg_${n}`,
        // PostgreSQL's JSON holds no NUL.
        body: { text: n === 3 ? 'a\u0000b' : 'ab' },
        jobs: [],
      });
    await Promise.all([1, 2, 3, 4, 5].map(add));
    const stored = await store.events.list(everyTenant, { limit: 10 });
    expect(stored.map(one => one.subjectId).toSorted()).toEqual(['1', '2', '3', '4', '5']);
    expect(stored.find(one => one.subjectId === '3')?.body).toEqual({ text: 'a\ufffdb' });
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
