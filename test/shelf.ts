// A system that keeps levels, a real server that can be told to misbehave, with its connector and a flow that carries the levels
// of one to another. `PUT /levels` takes many at once, and refuses all when one of them is negative.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { answeredWriter, unreadableWrite } from '../src/connectors/kit/answered-writer.ts';
import { restClient } from '../src/connectors/kit/rest/client.ts';
import { bearer } from '../src/connectors/kit/rest/logon.ts';
import { listOf } from '../src/core/broken-answer.ts';
import { KontorError } from '../src/core/errors.ts';
import { worded } from '../src/core/reasons.ts';
import { sentences } from '../src/core/sentences.ts';
import { type Extension, extensionApi } from '../src/extension/extension.ts';
import type { Send } from '../src/http/send.ts';
import type { Access, ObjectWrite, ObjectWriter } from '../src/models/access.ts';
import { type ConnectorIo, defineConnector } from '../src/models/connector.ts';
import { defineFlow } from '../src/models/flow.ts';

export interface Level {
  id: string;
  quantity: string;
  /** When it became so, as the system says. */
  as_of?: string;
  /** It was seen that the shelf there shows something else. */
  again?: boolean;
}

export const levelsOf = (count: number, quantity = '1'): Level[] =>
  Array.from({ length: count }, (_, at) => ({ id: `sku-${at}`, quantity }));

/** What is done with a write, which is answered as usual otherwise. */
export type Trouble =
  | 'lost before'
  | 'lost after'
  | { status: number; headers?: Record<string, string> }
  /** The answer waits. */
  | { until: Promise<unknown> }
  /** It is answered, and carried out later. */
  | { carriedOut: Promise<unknown> };

export async function startShelf(levels: readonly Level[] = []) {
  const kept = new Map(levels.map(level => [level.id, level]));
  const writes: Level[][] = [];
  let trouble: (items: readonly Level[], count: number) => Trouble | undefined = () => undefined;
  const write = async (
    items: Level[],
  ): Promise<[status: number, body?: object, headers?: Record<string, string>]> => {
    writes.push(items);
    const what = trouble(items, writes.length);
    if (what === 'lost before') return [0];
    if (typeof what === 'object' && 'status' in what) return [what.status, {}, what.headers ?? {}];
    const bad = items.find(({ quantity }) => quantity.startsWith('-'));
    if (bad) return [422, { message: `The level of ${bad.id} is negative.` }];
    const carryOut = () => {
      for (const item of items) kept.set(item.id, item);
    };
    if (typeof what === 'object' && 'carriedOut' in what) void what.carriedOut.then(carryOut);
    else carryOut();
    if (typeof what === 'object' && 'until' in what) await what.until;
    return what === 'lost after' ? [0] : [200, { transaction: writes.length }];
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://shelf');
    const body = Buffer.concat(chunks).toString();
    const level = kept.get(decodeURIComponent(url.pathname.slice('/levels/'.length)));
    const [status, answer, headers = {}] =
      request.method === 'PUT'
        ? await write((JSON.parse(body) as { items: Level[] }).items)
        : url.pathname === '/levels'
          ? [200, { data: [...kept.values()] }]
          : level
            ? [200, level]
            : [404, {}];
    if (status === 0) return response.destroy();
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(answer));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every write that has arrived, batch by batch. */
    writes,
    /** How often this level has arrived in a write. */
    arrivals: (id: string, quantity: string) =>
      writes.flat().filter(one => one.id === id && one.quantity === quantity).length,
    level: (id: string) => kept.get(id)?.quantity,
    set(level: Level) {
      kept.set(level.id, level);
    },
    setTrouble(next: typeof trouble) {
      trouble = next;
    },
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export type Shelf = Awaited<ReturnType<typeof startShelf>>;

const settings = z.strictObject({
  baseUrl: z.url(),
  batch: z.int().default(10).describe('0: one by one.'),
  /** Whether an answer to many says what came of each. */
  answers: z.enum(['each', 'all']).default('each'),
  quietMs: z.int().default(1_000),
  answerMs: z.int().default(20_000),
});
type Settings = z.output<typeof settings>;

export const shelf = defineConnector({
  name: 'shelf',
  title: 'A shelf',
  settings,
  secrets: [],
  identity: ['baseUrl'],
  origin: ({ baseUrl }) => new URL(baseUrl).host,
  hosts: ({ baseUrl }) => [baseUrl],
  recordBodies: () => 'all',
  limits: ({ quietMs, answerMs }) => ({ concurrency: 8, adaptive: false, answerMs, quietMs }),
  connect({ baseUrl, batch, answers }: Settings, io: { send: Send } & ConnectorIo) {
    const errors = { next: { credential: 'Check the key.', address: 'Check it.' } };
    const client = restClient({ ...io, system: 'Shelf', baseUrl, logon: bearer('shelf-key-1'), errors });
    const send = (writes: readonly ObjectWrite[]) =>
      client.send('PUT', '/levels', { items: writes.map(({ id, record }) => ({ id, ...record })) });
    const number = ({ id }: ObjectWrite) => ({ number: String(id) });
    const unsaid = () => new KontorError('uncertain', 'unsaid', 'The shelf says nothing of single levels.');
    const get = (id: string) => client.get<Level>(`/levels/${encodeURIComponent(id)}`);
    const writer: ObjectWriter = {
      prepare: async write => write,
      async post(write) {
        await send([write]);
        return number(write);
      },
      ...(batch === 0
        ? {}
        : {
            batchSize: batch,
            async postMany(writes) {
              await send(writes);
              return writes.map(write =>
                answers === 'each' ? { written: number(write) } : { error: unsaid() },
              );
            },
          }),
      async find(write) {
        const level = await get(String(write.id));
        return level?.quantity === write.record.quantity ? [number(write)] : [];
      },
    };
    const list = async () => {
      const page = await client.page('/levels');
      return listOf((page?.body as { data: unknown } | undefined)?.data, 'The shelf') as (Level &
        Record<string, unknown>)[];
    };
    const stock: Access = {
      list: async () => ({ rows: await list(), unreadable: [], next: undefined, warnings: [] }),
      async get(id) {
        const level = await get(id);
        return level && { record: { ...level }, warnings: [] };
      },
      async *changes(_cursor, { now }) {
        const changes = (await list()).map(record => ({
          id: record.id,
          fingerprint: `${record.quantity} ${now.getTime()}`,
          at: now,
          record,
        }));
        yield { changes, cursor: now.getTime() };
      },
      update: answeredWriter('stock', writer, unreadableWrite('Shelf', 'stock')),
    };
    return {
      check: async () => ({ code: 'shelf', params: worded('A shelf') }),
      objects: { stock },
      async close() {},
    };
  },
});

const said = sentences({
  'no-level': { kind: 'input', says: 'The level of {id} is no number.', next: 'Correct it.' },
});

/** One run reads all levels and writes each. */
export const carryLevels = defineFlow({
  name: 'carry-levels',
  title: 'Levels of one shelf are those of another',
  on: ['stock'],
  subjectOf: () => 'all',
  posts: 'stock.update',
  needs: { from: ['stock.list'], to: [] },
  settings: z.strictObject({ place: z.string().optional() }),
  sentences: [said.words],
  writes: ({ place }) => [place === undefined ? 'quantity' : `places/${place}/quantity`],
  businessKey: subject => `shelves/${subject}`,
  async run(_subject, { from, post }) {
    const levels = (await from.list('stock', {})) as unknown as Level[];
    const wrong = levels.find(({ quantity }) => !/^-?\d+$/.test(quantity));
    if (wrong) throw said.error('no-level', { id: wrong.id });
    await Promise.all(
      levels.map(({ id, quantity, as_of, again = false }) =>
        post({
          keep: 'latest',
          id,
          record: { quantity },
          again,
          ...(as_of === undefined ? {} : { asOf: new Date(as_of) }),
        }),
      ),
    );
    return { kind: 'done' };
  },
});

export const shelfExtension: Extension = {
  name: 'shelves',
  api: extensionApi,
  connectors: [shelf],
  flows: [carryLevels],
};
