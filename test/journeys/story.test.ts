// The story of one document: what the source told, what Kontor read, sent and found, what people did, and what followed.

import { expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { change } from '../books.ts';
import { bookedOrder, swap } from '../changed-orders.ts';
import { kontorCommand } from '../command.ts';
import { order as salesOrder } from '../object-api.ts';
import {
  connectionOf,
  eventuallyIs,
  kontorOfFile,
  placePaid,
  postingIn,
  type RunningKontor,
} from '../running-kontor.ts';

const kontorOf = kontorOfFile({ tuning: { pollEveryMs: 500, readBackEveryMs: 300 } });

const storyOf = ({ client }: RunningKontor, id: string) => client.getStory({ id });
type Step = Awaited<ReturnType<typeof storyOf>>['steps'][number];
const codesOf = (steps: readonly Step[]) => steps.map(({ code }) => code);

test('an order is followed from its webhook to what the system has stored, with every call on the way', async () => {
  const kontor = await kontorOf({ flows: true });
  const order = placePaid(kontor);
  const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await kontor.idle();
  await eventuallyIs(
    'it was read back',
    async () => (await kontor.client.getPosting({ id })).verified_at,
    at => at !== null,
  );
  const { posting, steps, is_whole: isWhole } = await storyOf(kontor, id);
  expect([posting.state, isWhole]).toEqual(['accepted', true]);
  const codes = codesOf(steps);
  const inOrder = ['story-webhook', 'story-call', 'story-made', 'story-post-accepted', 'story-same'];
  const places = inOrder.map(code => codes.indexOf(code));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted());
  // What the flow read of the shop, and what it sent to S/4HANA.
  const calls = steps.flatMap(({ call }) => call ?? []);
  const read = calls.find(({ url }) => url.includes(`/v2/orders/${order}?`));
  const sent = calls.find(({ method, status }) => method === 'POST' && status === 200);
  expect(read).toMatchObject({ method: 'GET', status: 200 });
  const whole = await Promise.all(
    [read, sent].map(call => kontor.client.getCall({ id: call?.id as string })),
  );
  expect(whole[0]).toMatchObject({
    id: read?.id,
    posting: null,
    response_body: expect.stringContaining(`"id":${order}`),
  });
  expect(whole[1]).toMatchObject({ posting: id, request_body: expect.stringContaining(`BC-${order}`) });
  // Nothing of another order.
  const second = placePaid(kontor);
  const other = await postingIn(kontor, 'journal-entries.create', `orders/${second}`, 'accepted');
  const { steps: ofOther } = await storyOf(kontor, other.id);
  expect(JSON.stringify(ofOther)).not.toContain(`/v2/orders/${order}`);
  expect(steps.find(({ code }) => code === 'story-related')).toMatchObject({
    says: expect.stringMatching(/another posting for the same record: sales order BC-.*, accepted\.$/),
  });
  const german = createClient({ ...kontor.app, tenant: kontor.tenant, language: 'de' });
  const inGerman = (await german.getStory({ id })).steps.find(({ code }) => code === 'story-related');
  expect(inGerman?.says).toMatch(/, angenommen\.$/);
  const stranger = await kontorOf();
  await expect(storyOf(stranger, id)).rejects.toMatchObject({ code: 'no-posting' });
  await expect(stranger.client.getCall({ id: read?.id as string })).rejects.toMatchObject({
    code: 'no-call',
  });
  await expect(kontor.client.getCall({ id: 'call_1' })).rejects.toMatchObject({ code: 'no-call' });
});

test('a lost answer is in it, and how Kontor found the document', async () => {
  const kontor = await kontorOf({ flows: true, quietPeriodSeconds: 1 });
  const { client, s4 } = kontor;
  s4.setFaults({ 'lost-after-commit': 1 });
  const order = placePaid(kontor);
  await eventuallyIs(
    'both answers are lost',
    async () => (await client.listPostings({ of: `orders/${order}`, state: 'uncertain' })).result.length,
    count => count === 2,
  );
  s4.setFaults({});
  const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  const { steps } = await client.getStory({ id });
  const found = ['story-call-failed', 'story-post-uncertain', 'story-find-found', 'story-booked'];
  expect(codesOf(steps)).toEqual(expect.arrayContaining(found));
  expect(steps.find(({ code }) => code === 'story-find-found')?.why?.says).toContain('1710:');
});

test('what a person did is in it with the note, on the command line and in German as well', async () => {
  const { kontor, id, shop, client } = await bookedOrder(kontorOf);
  const order = await postingIn(kontor, 'journal-entries.create', `orders/${id}`, 'accepted');
  shop.edit(id, swap(10));
  const parked = await change(kontor, id, 1, 'parked');
  await client.closePosting({ id: parked.id, body: { note: 'Booked by hand.' } });
  const { steps } = await client.getStory({ id: parked.id });
  expect(steps).toContainEqual(
    expect.objectContaining({ code: 'story-closed-by', kind: 'person', note: 'Booked by hand.' }),
  );
  expect(codesOf(steps)).not.toContain('story-closed');
  expect(steps.filter(({ kind }) => kind === 'related').map(step => step.id)).toContain(order.id);
  const ofOrder = await client.getStory({ id: order.id });
  expect(ofOrder.steps.filter(({ kind }) => kind === 'related').map(step => step.id)).toContain(parked.id);
  const german = await kontor.request(`/v1/postings/${parked.id}/story`, {
    headers: { 'accept-language': 'de' },
  });
  expect(JSON.stringify(await german.json())).toMatch(/hat die Buchung geschlossen\./);
  const { ended, said } = kontorCommand(['postings', 'story', parked.id], {
    environment: {
      KONTOR_URL: kontor.app.url,
      KONTOR_API_KEY: kontor.app.apiKey,
      KONTOR_TENANT: kontor.tenant,
    },
  });
  expect(await ended).toBe(0);
  expect(said()).toMatch(/closed the posting\.\n +Note: Booked by hand\./);
  expect(said()).toMatch(/GET http:\S+\/v2\/orders\/\d+\?\S+, \d+ ms/);
});

test('what a caller has asked for over one connection is in no story of another one, whatever its key', async () => {
  const kontor = await kontorOf({ flows: true });
  const ids = [await connectionOf(kontor, 's4hana'), await kontor.connect()];
  const [first, second] = await Promise.all(
    ids.map(async (id, at) =>
      kontor.client.createSalesOrders({
        id,
        body: { ...salesOrder, reference: `KEY-${at}` },
        idempotencyKey: 'one-key',
      }),
    ),
  );
  const { steps } = await kontor.client.getStory({ id: first?.posting?.id as string });
  expect(codesOf(steps)).toContain('story-asked');
  expect(JSON.stringify(steps)).not.toContain(second?.posting?.id);
});
