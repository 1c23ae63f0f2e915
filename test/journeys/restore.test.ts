// After a restore from an older backup nothing is posted twice: what may have been sent since is looked for first.
import { describe, expect, test } from 'vitest';
import { money } from '../../src/core/money.ts';
import { compareBooks } from '../../src/stage/compare-books.ts';
import { entry, openObjects } from '../object-api.ts';
import { orderHeader } from '../order-header.ts';
import { backUp, emptyDatabase, query, restoreTo } from '../restoring.ts';
import {
  entriesOf,
  eventuallyIs,
  ownKontor,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const journal = 'journal-entries.create';
const tuning = { pollEveryMs: 500 };

const loseSince = (kontor: RunningKontor, file: string) =>
  kontor.restart(async () => {
    await emptyDatabase(kontor.databaseUrl);
    await restoreTo(kontor, file);
  });

const booked = (kontor: RunningKontor) =>
  eventuallyIs(
    'everything is booked',
    () => compareBooks(kontor.store, kontor.s4).missing,
    missing => missing.length === 0,
    { timeoutMs: 30_000, between: () => kontor.pass(100) },
  );

const attemptsOf = async (kontor: RunningKontor, key: string) => {
  const { id } = await postingIn(kontor, journal, key, 'accepted');
  return (await kontor.client.getPosting({ id })).attempt_list.map(
    ({ kind, outcome }) => `${kind} ${outcome}`,
  );
};

describe('after a restore from an older backup', () => {
  test('every order is in the books once, however it stood at the time of the backup', async () => {
    const kontor = await ownKontor({ tuning, scene: { flows: true } });
    const known = [placePaid(kontor), placePaid(kontor), placePaid(kontor)];
    await kontor.idle();
    // When the backup is made, one may have been sent, another waits for its next try.
    kontor.s4.setFaults({ 'lost-before-commit': 1 });
    const uncertain = placePaid(kontor);
    await postingIn(kontor, journal, `orders/${uncertain}`, 'uncertain');
    kontor.s4.setFaults({ throttled: 1 });
    const planned = placePaid(kontor);
    await postingIn(kontor, journal, `orders/${planned}`, 'planned', 'uncertain');
    const file = await backUp(kontor);
    kontor.s4.setFaults({});
    kontor.pass(60_000);
    const lost = [placePaid(kontor), placePaid(kontor)];
    kontor.store.shop.refund(known[0] as number, money('5'), 'broken');
    await booked(kontor);
    await kontor.idle();
    const before = kontor.s4.books().journalEntries;

    await loseSince(kontor, file);
    const later = placePaid(kontor);
    await booked(kontor);
    await kontor.idle();

    expect(compareBooks(kontor.store, kontor.s4)).toMatchObject({ missing: [], doubled: [], wrong: [] });
    for (const order of [uncertain, planned, ...lost]) {
      expect(await attemptsOf(kontor, `orders/${order}`)).toContain('find found');
      expect(entriesOf(kontor, `BC-${order}`)).toHaveLength(1);
    }
    for (const reference of before.keys()) expect(entriesOf(kontor, reference)).toHaveLength(1);
    expect(await attemptsOf(kontor, `orders/${later}`)).toEqual(['find absent', 'post accepted']);
  });

  test('a caller that asks again for a document of the time in between gets that document, or its number', async () => {
    const kontor = await ownKontor({ tuning });
    const { ask, decided } = await openObjects(kontor);
    const file = await backUp(kontor);
    const named = { ...entry, reference: 'AFTER-1' };
    const [first, second] = [
      await ask('POST', 'journal-entries', entry, 'key-1'),
      await ask('POST', 'journal-entries', named, 'key-2'),
    ];
    await loseSince(kontor, file);
    // Kontor makes the same reference of the same key.
    const again = await decided('POST', 'journal-entries', entry, 'key-1');
    expect(again.posting).toMatchObject({
      state: 'accepted',
      reference: first.posting?.reference,
      document_number: first.posting?.document_number,
    });
    const refused = await ask('POST', 'journal-entries', named, 'key-2');
    expect(refused).toMatchObject({ status: 409, code: 'exists-already' });
    expect(refused.detail).toContain(second.posting?.document_number);
    const other = await decided('POST', 'journal-entries', { ...entry, reference: 'AFTER-2' }, 'key-3');
    expect(other.posting).toMatchObject({ state: 'accepted' });
    for (const reference of [String(first.posting?.reference), 'AFTER-1', 'AFTER-2'])
      expect(entriesOf(kontor, reference)).toHaveLength(1);
  });

  test('nothing is looked for any more when the sources were read past the restore', async () => {
    const kontor = await ownKontor({ tuning, scene: { flows: true } });
    await loseSince(kontor, await backUp(kontor));
    const early = placePaid(kontor);
    await booked(kontor);
    expect(await attemptsOf(kontor, `orders/${early}`)).toContain('find absent');
    kontor.pass(2 * 3_600_000);
    const open = () =>
      query<object>(kontor.databaseUrl, 'select from restored_flows where cleared_at is null');
    await eventuallyIs('every flow has read its sources', open, rows => rows.length === 0, {
      timeoutMs: 60_000,
    });
    const later = placePaid(kontor);
    await booked(kontor);
    expect(await attemptsOf(kontor, `orders/${later}`)).toEqual(['post accepted']);
  });

  test('a proxy that took keyed requests is named', async () => {
    const kontor = await ownKontor();
    const id = await kontor.connect();
    const sent = await kontor.request(
      `/v1/connections/${id}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`,
      {
        method: 'POST',
        headers: { 'idempotency-key': 'k1', 'content-type': 'application/json' },
        body: JSON.stringify(orderHeader),
      },
    );
    expect(sent.status).toBeLessThan(500);
    const file = await backUp(kontor);
    await kontor.restart(async () => {
      await emptyDatabase(kontor.databaseUrl);
      const { keyed } = await restoreTo(kontor, file);
      expect(keyed).toEqual([expect.objectContaining({ connectionId: id, name: 'SAP', keys: 1 })]);
    });
    expect(await kontor.client.getLastRestore()).toEqual({
      restore: expect.objectContaining({
        kontor: 'test',
        unread_flows: [],
        keyed_requests: [expect.objectContaining({ connection: id, keys: 1 })],
      }),
    });
  });
});
