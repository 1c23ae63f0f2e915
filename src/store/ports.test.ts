// The ports of the store keep their promises against a real database: those that every port makes, and those of single ports.
// `test/store-ports` has both.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyPort } from '../../test/store-ports/every-port.ts';
import { everyWrite } from '../../test/store-ports/every-write.ts';
import * as answers from '../../test/store-ports/own-answers.ts';
import { counts } from '../../test/store-ports/own-counts.ts';
import * as messages from '../../test/store-ports/own-messages.ts';
import * as records from '../../test/store-ports/own-records.ts';
import * as sessions from '../../test/store-ports/own-sessions.ts';
import * as settings from '../../test/store-ports/own-settings.ts';
import * as work from '../../test/store-ports/own-work.ts';
import { openPlace, type Place } from '../../test/store-ports/place.ts';
import { callOf, recordPorts } from '../../test/store-ports/record-ports.ts';
import { settingsPorts } from '../../test/store-ports/settings-ports.ts';
import { workPorts } from '../../test/store-ports/work-ports.ts';

const { restores, ...ownWork } = work;
const own = { ...settings, ...sessions, ...messages, ...records, ...ownWork, ...answers, counts };
const ports = { ...settingsPorts, ...recordPorts, ...workPorts };

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.close());

/** Ports with test files of their own. */
const elsewhere = [
  'cursors',
  'fingerprints',
  'latest',
  'queue',
  'clock',
  'bulkPlans',
  'bulkPlanPostings',
  'tail',
  'attention',
  'encryptionKey',
];

test('each port of the store is described here, or has its own test files', () => {
  const described = [...Object.keys({ ...ports, ...own, restores }), ...elsewhere];
  const parts = Object.entries(place.first).filter(([, part]) => typeof part === 'object');
  expect(described).toEqual(expect.arrayContaining(parts.map(([name]) => name)));
});

describe.each(Object.entries(ports))('%s', (_name, port) => {
  for (const [sentence, of] of Object.entries({ ...everyPort, ...everyWrite })) {
    const keeps = of(port);
    if (keeps) test(sentence, () => keeps(place));
  }
});

describe.each(Object.entries(own))('%s alone', (_name, promises) => {
  for (const [sentence, keeps] of Object.entries(promises)) test(sentence, () => keeps(place));
});

test('a restart loses nothing', async () => {
  const mine = await place.owner();
  const before = await place.open();
  const all = async (store: typeof before) => {
    const lists = Object.entries(ports).map(async ([name, { list }]) => [
      name,
      await list?.(store, mine.scope, { limit: 100 }, mine),
    ]);
    return Object.fromEntries(await Promise.all(lists));
  };
  for (const { add } of Object.values(ports)) await add(before, mine, 'kept');
  // In the background: closing waits for it.
  before.calls.write(callOf(mine, 'written-last'));
  await before.close();
  const after = await place.open();
  const found = await all(after);
  expect(found).toEqual(await all(place.first));
  for (const rows of Object.values(found)) if (rows) expect(rows).not.toEqual([]);
  await after.close();
});

// Last: from then on, everything in this database is in doubt.
describe('restores', () => {
  for (const [sentence, keeps] of Object.entries(restores)) test(sentence, () => keeps(place));
});
