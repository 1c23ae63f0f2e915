// What a connector makes of answers that no system should give, and of those that say no.
import { expect, test } from 'vitest';
import type { ErrorKind } from '../../src/core/errors.ts';
import { formsOf, ways } from '../careless-answers.ts';
import { type Injected, startFront } from './front.ts';
import { walk } from './lists.ts';
import { accessesOf, errorOf, isWrite, type OpenedConnection, type Subject } from './subject.ts';

interface Fault {
  name: string;
  answer: Injected;
  read: readonly ErrorKind[];
  write: readonly ErrorKind[];
}

const page = '<!doctype html><html><body><h1>Something went wrong</h1></body></html>';
const html = { 'content-type': 'text/html' };
const json = { 'content-type': 'application/json' };
const broken = ['unavailable', 'config'] as const;

export const faults: readonly Fault[] = [
  { name: '403', answer: { status: 403 }, read: ['auth', 'forbidden'], write: ['auth', 'forbidden'] },
  {
    name: '404',
    answer: { status: 404, headers: html, body: page },
    read: ['missing', 'config'],
    write: ['missing', 'config', 'rejected'],
  },
  { name: '408', answer: { status: 408 }, read: ['unavailable'], write: ['uncertain'] },
  {
    name: '429',
    answer: { status: 429, headers: { 'retry-after': '7' } },
    read: ['limited'],
    write: ['limited'],
  },
  ...[500, 502, 503, 504].map(
    (status): Fault => ({
      name: String(status),
      answer: { status, headers: html, body: page },
      read: ['unavailable'],
      write: ['uncertain'],
    }),
  ),
  {
    name: 'a page instead of JSON',
    answer: { status: 200, headers: html, body: page },
    read: broken,
    write: ['uncertain'],
  },
  {
    name: 'JSON that is nested without end',
    answer: { status: 200, headers: json, body: '['.repeat(9_000) + ']'.repeat(9_000) },
    read: broken,
    write: ['uncertain'],
  },
  {
    name: 'an empty record',
    answer: { status: 201, headers: json, body: '{}' },
    read: ['unavailable', 'config'],
    write: ['uncertain'],
  },
  { name: 'a cut answer', answer: { status: 200, cut: true }, read: ['unavailable'], write: ['uncertain'] },
  // The last: a connection may stop asking before it locks a user.
  { name: '401', answer: { status: 401 }, read: ['auth'], write: ['auth'] },
];

interface Reading {
  about: string;
  /** Not there is an answer, too. */
  mayBeMissing: boolean;
  read(): Promise<unknown>;
}

/** Everything that only reads, with what it needs known before. */
async function readings(connected: OpenedConnection, { system }: Subject): Promise<Reading[]> {
  const all: Reading[] = [];
  for (const { name, access } of accessesOf(connected)) {
    const filters = system.objects?.[name]?.filters ?? {};
    const { list, get, changes } = access;
    const question = {
      filters,
      after: undefined,
      limit: 10,
      items: false,
      fields: undefined,
      raw: false,
    } as const;
    const first = (await list?.(question))?.rows[0]?.id;
    if (list)
      all.push({
        about: `list ${name}`,
        mayBeMissing: Object.keys(filters).length > 0,
        read: () => list(question),
      });
    if (get && first !== undefined)
      all.push({ about: `get ${name}`, mayBeMissing: true, read: () => get(first, { raw: false }) });
    const since = new Date(system.now() - 86_400_000);
    const read = async () => {
      for await (const _ of changes?.(undefined, { now: new Date(system.now()), since }) ?? []);
    };
    if (changes) all.push({ about: `changes ${name}`, mayBeMissing: false, read });
  }
  return all;
}

export function testFaults(subject: () => Subject): void {
  test('each fault of a read is an error of the right kind, in a sentence', async () => {
    const { front, refused, told, open } = subject();
    const connected = open();
    await connected.check();
    const all = await readings(connected, subject());
    for (const { name, answer, read: kinds } of faults) {
      refused.splice(0);
      front.answer = () => answer;
      for (const { about, mayBeMissing, read } of all) {
        const what = `${about}: ${name}`;
        const isMissing = mayBeMissing && name === '404';
        if (
          isMissing &&
          (await read().then(
            () => true,
            () => false,
          ))
        )
          continue;
        const error = await errorOf(what, told, read);
        expect([what, kinds, error.message]).toEqual([
          what,
          expect.arrayContaining([error.kind]),
          error.message,
        ]);
        if (name === '429') expect([what, error.retryAfterMs]).toEqual([what, 7_000]);
      }
      // A system may not say its name.
      if (name !== 'an empty record') await errorOf(`check: ${name}`, told, () => connected.check());
      if (name === '401') expect(refused.length).toBeGreaterThan(0);
    }
  });

  test('each fault of a write is an error of the right kind, in a sentence', async () => {
    const { front, system, told, open } = subject();
    for (const { name: object } of accessesOf(open())) {
      const access = open().objects?.[object] ?? {};
      const write = system.objects?.[object]?.create?.('FAULT-1');
      if (!write || !access.create) continue;
      const { create } = access;
      await create.prepare(write);
      for (const { name, answer, write: kinds } of faults) {
        front.answer = request => (isWrite(request, system) ? answer : undefined);
        const what = `create ${object}: ${name}`;
        const error = await errorOf(what, told, () => create.post(write, { requestId: crypto.randomUUID() }));
        expect([what, kinds, error.message]).toEqual([
          what,
          expect.arrayContaining([error.kind]),
          error.message,
        ]);
        if (name === '429') expect([what, error.retryAfterMs]).toEqual([what, 7_000]);
      }
      front.reset();
      expect([object, await open().objects?.[object]?.create?.find(write)]).toEqual([object, []]);
    }
  });

  test('no sentence, answer or recorded call repeats a secret', async () => {
    const { front, system, connector, told, open } = subject();
    const connected = open();
    const all = await readings(connected, subject());
    const secrets = secretsOf(system.settings(front.url), connector.secrets);
    expect(secrets.length).toBeGreaterThan(0);
    for (const [name, way] of Object.entries(ways)) {
      front.answer = ({ headers, body }) => {
        const { status, headers: said, body: repeated } = way(headers, `${body} ${secrets.join(' ')}`);
        return { status, headers: said ?? {}, body: String(repeated) };
      };
      for (const { about, read } of all) await errorOf(`${about}: ${name}`, told, read);
    }
    front.reset();
    for (const { access, name } of accessesOf(connected))
      if (access.list)
        told.push(JSON.stringify(await walk(access.list, system.objects?.[name]?.filters ?? {}, [50])));
    told.push(await connected.check());
    const forms = secrets.flatMap(formsOf);
    expect(told.filter(text => forms.some(form => text.includes(form)))).toEqual([]);
  });

  test('nothing but its own hosts is reached, wherever an answer leads', async () => {
    const { front, system, open, told } = subject();
    const connected = open();
    const all = await readings(connected, subject());
    let reached = 0;
    const elsewhere = await startFront(system.url);
    elsewhere.answer = () => {
      reached++;
      return { status: 200, headers: json, body: '[]' };
    };
    try {
      const { host } = new URL(elsewhere.url);
      const own = new RegExp([front.url, system.url].map(url => new URL(url).host).join('|'), 'g');
      front.change = body => body.replace(own, host);
      for (const { read } of all) await read().catch(() => undefined);
      front.answer = ({ path }) => ({ status: 302, headers: { location: elsewhere.url + path } });
      for (const { about, read } of all) await errorOf(`${about}: a redirect`, told, read);
      expect(reached).toBe(0);
    } finally {
      await elsewhere.close();
    }
  });
}

export function secretsOf(settings: Record<string, unknown>, paths: readonly string[]): string[] {
  const at = (path: string) =>
    path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], settings);
  return paths.map(at).filter(value => typeof value === 'string');
}
