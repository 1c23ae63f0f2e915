// People are told in time of credentials that stop working: once for each number of days, however many processes look.
import { describe, expect, test } from 'vitest';
import { everyTenant } from '../../src/core/caller.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { eventuallyIs, ownKontor } from '../running-kontor.ts';

const dayMs = 86_400_000;

// Its clock goes far ahead.
async function open(daysLeft: number) {
  const kontor = await ownKontor({ tuning: { maintainEveryMs: 100 } });
  const { client, s4 } = kontor;
  const { username, password } = sandboxCredentials;
  const settings = (days: number) => {
    const secretExpiresOn = new Date(kontor.now() + days * dayMs).toISOString().slice(0, 10);
    return { baseUrl: s4.url, auth: { kind: 'basic' as const, username, password, secretExpiresOn } };
  };
  const body = { connector: 's4hana', name: 'SAP', settings: settings(daysLeft) };
  const { id } = await client.createConnection({ body });
  const told = async () =>
    (await client.listMessages({ type: 'connection.expiring' }).all()).map(({ data }) => data.days_left);
  const isTold = (...days: number[]) =>
    eventuallyIs(`told ${days}`, told, all => all.toReversed().join() === days.join());
  return { ...kontor, id, settings, isTold };
}

describe('that a password stops working', () => {
  test('is told 30, 14 and 7 days before; a new password begins anew', async () => {
    const { client, pass, isTold, id, settings } = await open(31);
    pass(dayMs);
    await isTold(29);
    pass(10 * dayMs);
    await isTold(29);
    pass(6 * dayMs);
    await isTold(29, 13);
    pass(7 * dayMs);
    await isTold(29, 13, 6);
    await client.updateConnection({ id, body: { settings: settings(10) } });
    await isTold(29, 13, 6, 9);
    const [newest] = (await client.listMessages({ type: 'connection.expiring' })).result;
    expect(newest?.data).toMatchObject({
      connection: id,
      name: 'SAP',
      connector: 's4hana',
      reason_code: 'credentials-expire',
    });
    expect(newest?.data.reason).toMatch(/^The password stops working on 20\d\d-\d\d-\d\d\. Get a new one/);
  });

  test('is told once where it is found out late, then on the last day, and when it has', async () => {
    const { isTold, pass } = await open(3);
    await isTold(2);
    pass(2 * dayMs);
    await isTold(2, 0);
    pass(dayMs);
    await isTold(2, 0, 0);
  });

  test('is told once, though several processes find it out at the same time', async () => {
    const { app, client, id } = await open(100);
    const [connection] = await app.store.connections.list(everyTenant);
    expect(connection?.id).toBe(id);
    const reason = { code: 'credentials-expire', params: { what: 'password', day: '2026-12-01' } };
    const notice = { what: 'password', reason, expiresAt: new Date(), daysBefore: 7, daysLeft: 6 };
    const tell = () => connection && app.store.expiryNotices.tell(connection, notice);
    await Promise.all(Array.from({ length: 8 }, tell));
    expect((await client.listMessages({ type: 'connection.expiring' })).result).toHaveLength(1);
  });
});
