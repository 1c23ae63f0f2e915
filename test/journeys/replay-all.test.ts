// `kontor postings`, where many wait at once: nobody says yes to a question that they have not seen.
import { expect, test } from 'vitest';
import { kontorCommand } from '../command.ts';
import {
  entriesOf,
  flowOf,
  kontorOfFile,
  orderDraft,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500 } });

function commandsOf({ app, tenant }: RunningKontor) {
  const environment = { KONTOR_URL: app.url, KONTOR_API_KEY: app.apiKey, KONTOR_TENANT: tenant };
  return async (...args: string[]) => {
    const command = kontorCommand(['postings', ...args], { environment });
    return { code: await command.ended, said: command.said() };
  };
}

/** A booked order whose payment was voided, and one in a currency without rules. */
async function twoParked(kontor: RunningKontor) {
  const { shop } = kontor.store;
  const { id: edited, totals } = shop.placeOrder(orderDraft());
  shop.pay(edited, 'purchase');
  await postingIn(kontor, 'journal-entries.create', `orders/${edited}`, 'accepted');
  shop.pay(edited, 'void', totals.totalInc);
  shop.setStatus(edited, 5);
  await kontor.client.runFlow({ id: await flowOf(kontor, 'order-to-journal'), body: {} });
  const change = await postingIn(kontor, 'journal-entries.create', `orders/${edited}/changes/1`, 'parked');
  const foreign = placePaid(kontor, { currency: 'SEK' });
  const lacking = await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
  return { edited, change, foreign, lacking };
}

test('replay --all-parked leaves decisions to a person, who names the posting or its code', async () => {
  const kontor = await kontorOf({ flows: true });
  const postings = commandsOf(kontor);
  const { edited, change, foreign, lacking } = await twoParked(kontor);
  expect([change.is_question, lacking.is_question]).toEqual([true, false]);
  const flow = await flowOf(kontor, 'order-to-journal');
  await kontor.idle();
  await kontor.client.updateFlow({ id: flow, body: { settings: { currencies: ['USD', 'SEK'] } } });

  const elsewhere = await postings('replay', '--all-parked', '--flow', 'refund-to-journal');
  expect(elsewhere).toEqual({ code: 0, said: 'No posting of flow refund-to-journal is parked.\n' });
  const ofJournal = ['--all-parked', '--flow', 'order-to-journal'];
  const all = await postings('replay', ...ofJournal);
  expect(all.code).toBe(0);
  expect(all.said).toContain('Replayed: 1 of 1.');
  expect(all.said).toContain('1 posting waits for your decision, and Kontor has not replayed it:');
  expect(all.said).toContain(`  ${change.id} changed-after-booking, `);
  await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'accepted');
  expect(entriesOf(kontor, `BC-C1-${edited}`)).toEqual([]);
  const left = JSON.parse((await postings('replay', ...ofJournal, '--json')).said);
  expect(left).toMatchObject({ result: [], refused: [], waiting_for_decision: [change.id] });

  const named = await postings('replay', '--all-parked', '--reason', 'changed-after-booking');
  expect(named.said).toContain('Replayed: 1 of 1.');
  await postingIn(kontor, 'journal-entries.create', `orders/${edited}/changes/1`, 'accepted');
  expect((await kontor.client.getPosting({ id: change.id })).is_question).toBe(false);
  const both = await postings('replay', change.id, '--all-parked');
  expect(both).toMatchObject({ code: 2, said: expect.stringContaining('Leave out the ids') });
});

test('what needs a person is one list, and what the system refused is replayed at once', async () => {
  const kontor = await kontorOf({ flows: true });
  const postings = commandsOf(kontor);
  kontor.s4.closePeriods([new Date(kontor.now()).toISOString().slice(0, 7)]);
  const refused = placePaid(kontor);
  await postingIn(kontor, 'journal-entries.create', `orders/${refused}`, 'rejected');
  const foreign = placePaid(kontor, { currency: 'SEK' });
  await postingIn(kontor, 'journal-entries.create', `orders/${foreign}`, 'parked');
  const { result } = await kontor.client.listPostings({ state: 'parked,rejected' });
  expect(result.map(one => one.state).sort()).toEqual(['parked', 'rejected']);
  await expect(kontor.client.listPostings({ state: 'parked,done' })).rejects.toMatchObject({ status: 400 });
  expect((await postings('list', '--state', 'done')).said).toContain('Expected: one or several of planned');
  kontor.s4.closePeriods([]);
  expect((await postings('replay', '--all-rejected')).said).toContain('Replayed: 1 of 1.');
  await postingIn(kontor, 'journal-entries.create', `orders/${refused}`, 'accepted');
});

test('list --order shows everything about one order, and of no other', async () => {
  const kontor = await kontorOf({ flows: true });
  const postings = commandsOf(kontor);
  const { edited, foreign } = await twoParked(kontor);
  const list = JSON.parse((await postings('list', '--order', String(edited), '--json')).said).result;
  const keys = list.map((one: { business_key: string }) => one.business_key.replace(/^stores\/[^/]+\//, ''));
  expect(new Set(keys)).toEqual(new Set([`orders/${edited}`, `orders/${edited}/changes/1`]));
  const none = await postings('list', '--order', String(edited).slice(1), '--json');
  expect(JSON.parse(none.said).result).toEqual([]);
  expect((await postings('list', '--order', String(foreign))).said).toContain('SEK');
});
