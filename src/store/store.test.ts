// How a store is opened, and its vault. What its ports promise is in `ports.test.ts`.
import { describe, expect, test } from 'vitest';
import { createTestPlace, temporaryFolder } from '../../test/databases.ts';
import { everyTenant, mainTenant } from '../core/caller.ts';
import { silentLog } from '../core/log.ts';
import { openStore } from './open-store.ts';
import { openVault } from './vault.ts';

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
    // The age of a key counts from its first use.
    expect(both.encryptionKey.id).not.toBe(first.encryptionKey.id);
    expect(both.encryptionKey.firstUsedAt.getTime()).toBeGreaterThan(
      first.encryptionKey.firstUsedAt.getTime(),
    );
    await both.close();
    const alone = await openWith(current);
    expect(alone.encryptionKey).toEqual(both.encryptionKey);
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
