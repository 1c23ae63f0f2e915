// A system that refuses a document each time in the same words, and says so as if something had broken.
import { describe, expect, test } from 'vitest';
import { entry, openObjects, order } from '../object-api.ts';
import { eventuallyIs, kontorOfFile, ownKontor, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

/** Asks for a document, and lets time pass until its posting is as it should be. */
async function until(
  kontor: RunningKontor,
  path: string,
  body: unknown,
  is: (posting: { state: string; attempts: number; reason: string | null }) => boolean,
) {
  const { ask } = await openObjects(kontor);
  const answer = await ask('POST', path, body, 'key-1');
  const id = answer.posting?.id as string;
  const reached = (what: typeof is) =>
    eventuallyIs(`posting ${id}`, () => kontor.client.getPosting({ id }), what, {
      between: () => kontor.pass(250),
    });
  return { id, posting: await reached(is), reached };
}

describe('a document that S/4HANA refuses each time in the same words', () => {
  test.each([
    ['journal-entries', entry, 'Web service processing error'],
    ['sales-orders', order, 'An exception was raised'],
  ])(
    'waits for a person after three times, with the words, and is booked once when it is replayed: %s',
    async (path, body, words) => {
      const kontor = await kontorOf({ s4: { faults: { 'server-fault': 1 } } });
      const { id, posting, reached } = await until(kontor, path, body, ({ state }) => state === 'parked');
      expect(posting).toMatchObject({
        attempts: 3,
        reason_code: 'refused-alike',
        reason: expect.stringContaining(words),
      });
      expect(kontor.s4.struck()['server-fault']).toBe(3);
      kontor.pass(60_000);
      kontor.s4.setFaults({});
      await kontor.client.replayPosting({ id });
      await reached(({ state }) => state === 'accepted');
      expect(kontor.s4.written()).toBe(4);
    },
  );

  test('says while it waits what S/4HANA has answered', async () => {
    const kontor = await kontorOf({ s4: { faults: { 'server-fault': 1 } } });
    const { posting } = await until(kontor, 'journal-entries', entry, ({ reason }) =>
      /may still appear/.test(reason ?? ''),
    );
    expect(posting.reason).toMatch(/^The system answered "Web service processing error/);
  });

  test('is counted across a restart', async () => {
    const kontor = await ownKontor({ scene: { s4: { faults: { 'server-fault': 1 } } } });
    const { reached } = await until(kontor, 'journal-entries', entry, ({ attempts }) => attempts === 2);
    await kontor.restart();
    expect(await reached(({ state }) => state === 'parked')).toMatchObject({ attempts: 3 });
    expect(kontor.s4.struck()['server-fault']).toBe(3);
  });
});

test('answers that are lost are no refusal: the document is sent until it is booked', async () => {
  const kontor = await kontorOf({ s4: { faults: { 'lost-before-commit': 1 } } });
  const { posting, reached } = await until(kontor, 'journal-entries', entry, ({ attempts }) => attempts > 4);
  expect(['sent', 'uncertain', 'planned']).toContain(posting.state);
  kontor.s4.setFaults({});
  await reached(({ state }) => state === 'accepted');
});
