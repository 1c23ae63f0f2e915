// How a connector handles answers that no system should give, and refusals.
import assert from 'node:assert/strict';
import type { ErrorKind, KontorError } from '../../core/errors.ts';
import { formsOf, ways } from './careless-answers.ts';
import { type Injected, startFront } from './front.ts';
import { walk } from './lists.ts';
import type { Promises } from './promises.ts';
import { none, same } from './same.ts';
import { accessesOf, errorOf, isWrite, type OpenedConnection, type Subject } from './subject.ts';
import { creations } from './writes.ts';

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
  // The last one: after it, a connection may stop sending requests so that it does not lock a user.
  { name: '401', answer: { status: 401 }, read: ['auth'], write: ['auth'] },
];

interface Reading {
  about: string;
  /** The record may be missing: that is a good answer, too. */
  mayBeMissing: boolean;
  read(): Promise<unknown>;
}

/** Every operation that only reads, with the ids that it needs. */
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

export const faultPromises: Promises = {
  'each fault of a read is an error of the right kind, in a sentence': async subject => {
    const { front, refused, told, open } = subject;
    const connected = open();
    await connected.check();
    const all = await readings(connected, subject);
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
        isOf(kinds, what, error);
        if (name === '429') waitsAsAsked(what, error);
      }
      // A system may not say its name.
      if (name !== 'an empty record') await errorOf(`check: ${name}`, told, () => connected.check());
      if (name === '401')
        assert.notEqual(
          refused.length,
          0,
          'A 401 is told to the connection (io.credentialsRefused). Seen: nothing was told.',
        );
    }
  },

  'each fault of a write is an error of the right kind, in a sentence': async (subject, skip) => {
    const { front, system, told, open } = subject;
    for (const { name: object, create, writeOf } of creations(subject, skip)) {
      const write = writeOf('FAULT-1');
      await create.prepare(write);
      for (const { name, answer, write: kinds } of faults) {
        front.answer = request => (isWrite(request, system) ? answer : undefined);
        const what = `create ${object}: ${name}`;
        const error = await errorOf(what, told, () => create.post(write, { requestId: crypto.randomUUID() }));
        isOf(kinds, what, error);
        if (name === '429') waitsAsAsked(what, error);
      }
      front.reset();
      same(
        `create ${object}: what the system has refused is not found under its reference FAULT-1. Look at ${object}.create.find.`,
        await open().objects?.[object]?.create?.find(write),
        [],
      );
    }
  },

  'no sentence, answer or recorded call repeats a secret': async subject => {
    const { front, system, connector, told, open } = subject;
    const connected = open();
    const all = await readings(connected, subject);
    const secrets = secretsOf(system.settings(front.url), connector.secrets);
    assert.notEqual(
      secrets.length,
      0,
      'The settings of the system under test hold a secret. Look at secrets, and at settings(url) of the system under test.',
    );
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
        told.push(JSON.stringify(await walk(name, access.list, system.objects?.[name]?.filters ?? {}, [50])));
    told.push(JSON.stringify(await connected.check()));
    const forms = secrets.flatMap(formsOf);
    none(
      'No sentence, answer or recorded call repeats a secret of the settings. Look at secrets, and at what errors and check.say quote.',
      told.filter(text => forms.some(form => text.includes(form))),
    );
  },

  'nothing but its own hosts is reached, wherever an answer leads': async subject => {
    const { front, system, open, told } = subject;
    const connected = open();
    const all = await readings(connected, subject);
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
      assert.equal(
        reached,
        0,
        `Nothing but the own hosts is reached, wherever an answer leads. Seen: ${reached} requests to another host. Look at hosts, and at what follows links.`,
      );
    } finally {
      await elsewhere.close();
    }
  },
};

const waitsAsAsked = (what: string, { retryAfterMs }: KontorError) =>
  assert.equal(
    retryAfterMs,
    7_000,
    `${what}: the error says how long the system asks to wait (retry-after: 7). Seen: ${retryAfterMs ?? 'nothing'} ms.`,
  );

const isOf = (kinds: readonly ErrorKind[], what: string, { kind, message }: KontorError) =>
  assert.ok(
    kinds.includes(kind),
    `${what}: the error is of kind ${kinds.join(' or ')}. Seen: kind ${kind} (${message}). Look at errors.kinds.`,
  );

export function secretsOf(settings: Record<string, unknown>, paths: readonly string[]): string[] {
  const at = (path: string) =>
    path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], settings);
  return paths.map(at).filter(value => typeof value === 'string');
}
