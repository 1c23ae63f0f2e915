// What the suite says of a connector that does not keep a promise: a sentence that names object and operation, what was seen and where to look.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import * as kit from '../../connectors/index.ts';
import type { SystemUnderTest } from './subject.ts';
import { testConnector } from './test-connector.ts';

interface Person {
  id: number;
  name: string;
  reference: string | null;
}

const size = ['limit', 2] as const;

const people: kit.RestObject = {
  read: row => ({ id: row.id('id'), name: row.word('name') }),
  list: {
    path: '/people',
    by: kit.byKey({ parameter: 'after', size, of: row => String(kit.valueAt(row, 'id')) }),
  },
  get: id => ({ path: `/people/${id}` }),
  create: {
    path: '/people',
    body: ({ reference }) => ({ name: 'Ada', reference }),
    find: ({ reference }) => ({
      path: '/people',
      by: kit.byOffset({ parameter: 'offset', size }),
      is: row => row.text('reference') === reference,
    }),
  },
};

const deskWith = (change: Partial<kit.RestObject>, settings: object = {}) =>
  kit.restConnector({
    name: 'desk',
    title: 'Desk',
    settings: kit.z.strictObject({
      baseUrl: kit.setting('Address', 'Of the API.', kit.z.url()),
      apiKey: kit.setting('Key', 'Of the API.'),
      recordBodies: kit.recordBodies,
      ...settings,
    }),
    secrets: ['apiKey'],
    identity: ['baseUrl'],
    origin: ({ baseUrl }) => new URL(baseUrl).host,
    base: ({ baseUrl }) => baseUrl,
    logon: ({ apiKey }) => kit.bearer(apiKey),
    errors: { next: { credential: 'Check the key.', address: 'Check the address.' } },
    limits: () => ({ concurrency: 2 }),
    check: { path: '/people', say: () => 'Desk' },
    objects: () => ({ customers: { ...people, ...change } }),
  });

async function startDesk(): Promise<SystemUnderTest> {
  const all: Person[] = [1, 2, 3].map(id => ({ id, name: `Person ${id}`, reference: null }));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams: asked } = new URL(request.url ?? '/', 'http://desk');
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== 'Bearer key-0123456789') return answer(401, {});
    if (request.method === 'POST') {
      all.push({ id: all.length + 1, ...JSON.parse(Buffer.concat(chunks).toString()) });
      return answer(201, all.at(-1));
    }
    const [, id] = /^\/people\/(\d+)$/.exec(pathname) ?? [];
    if (id !== undefined) {
      const one = all.find(person => String(person.id) === id);
      return answer(one ? 200 : 404, one ?? {});
    }
    const begin = Number(asked.get('offset') ?? 0);
    const rows = all.filter(person => person.id > Number(asked.get('after') ?? 0));
    return answer(200, rows.slice(begin, begin + Number(asked.get('limit') ?? 100)));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    settings: baseUrl => ({ baseUrl, apiKey: 'key-0123456789' }),
    wrongSettings: baseUrl => ({ baseUrl, apiKey: 'another-key-0123456789' }),
    now: () => Date.now(),
    pass() {},
    objects: { customers: { create: reference => ({ reference, record: { reference } }) } },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs the promises whose names have this in them; answers what failed. */
async function saidOf(
  promise: string,
  change: Partial<kit.RestObject>,
  settings?: object,
): Promise<string[]> {
  const runs: (() => Promise<void>)[] = [];
  testConnector(deskWith(change, settings), startDesk, {
    test: (name, run) => name.includes(promise) && runs.push(() => run({ skip() {} })),
    after: close => onTestFinished(close),
  });
  expect(runs).not.toEqual([]);
  const failed = await Promise.allSettled(runs.map(run => run()));
  return failed.flatMap(one => (one.status === 'rejected' ? [String(one.reason.message)] : []));
}

test.each<[string, string, Partial<kit.RestObject>, RegExp, object?]>([
  [
    'repeated rows',
    'whatever the size',
    { list: { path: '/people', by: kit.byNumber({ parameter: 'page', size: ['limit', 2] }) } },
    /^list customers: a page goes on where the one before has ended\. Seen: .* Look at list\.by/,
  ],
  [
    'a field of another kind',
    'fits its model',
    { read: row => ({ id: row.id('id'), name: 7 }) },
    /^customers: a record has the fields of the model.*name/s,
  ],
  [
    'a row that nothing refuses',
    'keeps no other from the list',
    { read: row => ({ id: row.id('id') }) },
    /^list customers with a first row that cannot be read: .*Look at customers\.read/,
  ],
  [
    'a code that stumbles',
    'keeps no other from the list',
    { read: row => ({ id: row.id('id'), name: (kit.valueAt(row.raw, 'name') as string).trim() }) },
    /^The connector Desk has a defect: its function customers\.read failed.*TypeError.*says\.test\.ts.*row\.text/s,
  ],
  [
    'a record that is found under each reference',
    'without sending it',
    {
      create: {
        ...(people.create as kit.RestCreate),
        find: () => ({ path: '/people', by: kit.whole, is: () => true }),
      },
    },
    /^create customers: nothing is found under the reference DRY-1.*customers\.create\.find.* Seen: /,
  ],
  [
    'a reference that is not written',
    'found by its reference',
    { create: { ...(people.create as kit.RestCreate), body: () => ({ name: 'Ada', reference: null }) } },
    /^create customers: after a lost answer the record is found once, by its reference LOST-1\. Look at customers\.create\.body/,
  ],
  [
    'a setting that nobody describes',
    'has a description',
    {},
    /^Each setting has a description.* Seen: \["shelf"\]\.$/,
    { shelf: kit.z.string().optional() },
  ],
])('%s', async (_, promise, change, said, settings) => {
  expect(await saidOf(promise, {}, {})).toEqual([]);
  expect(await saidOf(promise, change, settings)).toEqual([expect.stringMatching(said)]);
});
