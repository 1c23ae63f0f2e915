// How many requests go out at the same time, how many in a minute, and none while a system is down.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../core/clock.ts';
import { KontorError } from '../core/errors.ts';
import { adaptiveLimit } from './adaptive-limit.ts';
import { withBreaker } from './breaker.ts';
import { withCallContext } from './call-context.ts';
import { paced } from './pace.ts';
import type { HttpReply, Send } from './send.ts';
import { withSendDeadline } from './send-deadline.ts';

const reply = (status: number, headers: HttpReply['headers'] = {}): HttpReply => ({
  status,
  headers,
  text: '',
});
const get = { method: 'GET', url: 'http://tenant.test/a' } as const;

test('the limit grows while answers are as fast as before, stops when they slow down, and halves when asked', () => {
  const limit = adaptiveLimit(20);
  const answer = (times: number, tookMs: number, what: 'read' | 'write' = 'read', wasFull = true) => {
    for (let i = 0; i < times; i++) limit.answered({ what, tookMs, wasFull });
    return limit.current();
  };
  expect(limit.current()).toBe(10);
  // A round of answers earns one more.
  expect([answer(10, 100), answer(11, 100), answer(12, 110)]).toEqual([11, 12, 13]);
  // Nobody waited: nothing was learned.
  expect(answer(50, 100, 'read', false)).toBe(13);
  answer(16, 400);
  const slow = limit.current();
  expect(answer(64, 400)).toBe(slow);
  // Writes have a usual duration of their own.
  expect(answer(slow, 2_000, 'write')).toBe(slow + 1);
  limit.overloaded(0, 100);
  const half = Math.floor((slow + 1) / 2);
  expect(limit.current()).toBe(half);
  for (let at = 120; at < 220; at += 20) limit.overloaded(at, at + 10);
  expect(limit.current()).toBe(1);
  // From the bottom it comes up fast: what complained may have been an accident.
  expect(answer(1 + 2 + 3, 100, 'write')).toBe(4);
});

test('several complaints of one round are one, and that limit is not tried again for a while', () => {
  const limit = adaptiveLimit(8);
  const answer = (times: number) => {
    for (let i = 0; i < times; i++) limit.answered({ what: 'write', tookMs: 100, wasFull: true });
    return limit.current();
  };
  answer(4 + 5);
  expect(limit.current()).toBe(6);
  limit.overloaded(0, 10);
  limit.overloaded(1, 11);
  limit.overloaded(2, 12);
  expect(limit.current()).toBe(3);
  expect(answer(3 + 4)).toBe(5);
  expect(answer(20)).toBe(5);
  expect(answer(20)).toBeGreaterThanOrEqual(6);
});

test('a tenant that refuses one request in nine by chance is still worked at several at a time', () => {
  const limit = adaptiveLimit(6);
  let seed = 1;
  let sum = 0;
  for (let i = 0; i < 5_000; i++) {
    seed = (seed * 48_271) % 2_147_483_647;
    // A request has left as many answers ago as are under way.
    if (seed % 9 === 0) limit.overloaded(i - limit.current(), i);
    else limit.answered({ what: 'write', tookMs: 100, wasFull: true });
    sum += limit.current();
  }
  expect(sum / 5_000).toBeGreaterThan(3);
});

test('a tenant that takes four at a time is found out, and worked no harder than that for long', async () => {
  let underWay = 0;
  let refusals = 0;
  const tenant: Send = async () => {
    underWay++;
    const tooMany = underWay > 4;
    if (tooMany) refusals++;
    await sleep(2);
    underWay--;
    return reply(tooMany ? 429 : 200);
  };
  const pace = paced(tenant, { concurrency: 32, adaptive: true, clock: systemClock });
  const answers = await Promise.all(Array.from({ length: 1_500 }, () => pace(get)));
  expect(answers).toHaveLength(1_500);
  // Finding out costs something: now and then one more is tried than it takes.
  expect(refusals / 1_500).toBeLessThan(0.15);
  expect(pace.state().limit).toBeLessThanOrEqual(6);
});

test('a budget is kept however fast the answers come', async () => {
  const sentAt: number[] = [];
  const tenant: Send = async () => {
    sentAt.push(performance.now());
    return reply(200);
  };
  const budget = { requests: 10, perMs: 200 };
  const pace = paced(tenant, {
    concurrency: 100,
    adaptive: true,
    clock: systemClock,
    budget,
  });
  await Promise.all(Array.from({ length: 35 }, () => pace(get)));
  for (const [i, at] of sentAt.entries()) {
    const tenBefore = sentAt[i - 10];
    if (tenBefore !== undefined) expect(at - tenBefore).toBeGreaterThan(190);
  }
});

test('a limiter does not wait too little: what has passed already is subtracted once', async () => {
  let now = 0;
  let sent = 0;
  const send: Send = async () => {
    sent++;
    return reply(200);
  };
  const clock = { now: () => 0, elapsed: () => now };
  const budget = { requests: 2, perMs: 30_000 };
  const pace = paced(send, { concurrency: 1, adaptive: false, clock, budget });
  await pace(get);
  now = 20_000;
  await pace(get);
  const third = pace(get);
  now = 29_999;
  await sleep(600);
  expect(sent).toBe(2);
  now = 30_000;
  await third;
});

test('a system that is down is left alone, tried with one request, and taken up again', async () => {
  let up = false;
  let sent = 0;
  const tenant: Send = async () => {
    sent++;
    await sleep(1);
    if (up) return reply(200);
    throw new KontorError('uncertain', 'answer-lost', 'lost');
  };
  let now = 0;
  const clock = { now: () => 0, elapsed: () => now };
  // The wall clock is set back: that makes no pause longer.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const send = withBreaker(tenant, { failures: 5, pauseMs: { first: 1_000, longest: 1_000 }, clock });
  for (let i = 0; i < 5; i++) await expect(send(get)).rejects.toMatchObject({ kind: 'uncertain' });
  // What is not sent is not uncertain.
  for (let i = 0; i < 20; i++)
    await expect(send(get)).rejects.toMatchObject({ kind: 'unavailable', code: 'breaker-open' });
  expect([sent, send.state()]).toEqual([5, 'open']);
  vi.setSystemTime(Date.now() - 3_600_000);
  now += 2_000;
  await Promise.allSettled(Array.from({ length: 20 }, () => send(get)));
  expect(sent).toBe(6);
  up = true;
  vi.setSystemTime(Date.now() - 3_600_000);
  now += 2_000;
  expect(await send(get)).toMatchObject({ status: 200 });
  expect(send.state()).toBe('closed');
});

test('a system that takes requests and never answers gets no more of them until one is answered', async () => {
  const held: ((reply: HttpReply) => void)[] = [];
  const changes: string[] = [];
  const hanging: Send = () => new Promise(resolve => held.push(resolve));
  const send = withBreaker(hanging, { hangsAfterMs: 30, onChange: state => changes.push(state) });
  const waiting = Array.from({ length: 3 }, () => send(get));
  await sleep(50);
  await expect(send(get)).rejects.toMatchObject({ kind: 'unavailable', code: 'breaker-open' });
  expect([held.length, send.state()]).toEqual([3, 'open']);
  held[0]?.(reply(200));
  await waiting[0];
  expect(send.state()).toBe('closed');
  const next = send(get);
  expect(held.length).toBe(4);
  for (const answer of held) answer(reply(200));
  await Promise.all([next, ...waiting]);
  expect(changes).toEqual(['open', 'closed']);
});

test('that no request is answered is noticed although no other request begins or ends', async () => {
  const held: ((reply: HttpReply) => void)[] = [];
  const changes: string[] = [];
  const hanging: Send = () => new Promise(resolve => held.push(resolve));
  const send = withBreaker(hanging, { hangsAfterMs: 30, onChange: state => changes.push(state) });
  const waiting = Array.from({ length: 3 }, () => send(get));
  await vi.waitFor(() => expect(changes).toEqual(['open']));
  for (const answer of held) answer(reply(200));
  await Promise.all(waiting);
  expect(changes).toEqual(['open', 'closed']);
});

test('three timeouts in a row open it: they took long enough', async () => {
  const send = withBreaker(async () => {
    throw new KontorError('unavailable', 'answer-lost', 'late', { details: { failure: 'timeout' } });
  });
  for (let i = 0; i < 3; i++) await expect(send(get)).rejects.toMatchObject({ code: 'answer-lost' });
  await expect(send(get)).rejects.toMatchObject({ code: 'breaker-open' });
});

test.each([
  ['was not sent', new KontorError('unavailable', 'not-sent', 'It was not sent.')],
  ['was given up by its caller', new KontorError('input', 'caller-left', 'The caller left.')],
  ['broke off in its own body', new KontorError('input', 'body-broken-off', 'The body broke off.')],
])('a probe that %s does not close the breaker: the system has not answered', async (_how, thrown) => {
  const outcomes: (KontorError | undefined)[] = [
    new KontorError('unavailable', 'answer-lost', 'lost'),
    thrown,
    undefined,
  ];
  const states: string[] = [];
  const tenant: Send = async () => {
    const outcome = outcomes.shift();
    if (outcome) throw outcome;
    return reply(200);
  };
  const send = withBreaker(tenant, {
    failures: 1,
    pauseMs: { first: 0, longest: 0 },
    onChange: state => states.push(state),
  });
  await expect(send(get)).rejects.toMatchObject({ code: 'answer-lost' });
  await expect(send(get)).rejects.toMatchObject({ code: thrown.code });
  expect([send.state(), states.includes('closed')]).toEqual(['open', false]);
  await send(get);
  expect([send.state(), states.at(-1)]).toEqual(['closed', 'closed']);
});

test('refusals and full tenants do not open the breaker: they are answers', async () => {
  const answers = [400, 403, 404, 429, 500, 503];
  let i = 0;
  const send = withBreaker(async () => reply(answers[i++ % answers.length] ?? 200), { failures: 2 });
  for (let n = 0; n < 30; n++) await send(get);
  expect(send.state()).toBe('closed');
});

test('a request that waited for the probe until it was given up does not leave after all', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const left: string[] = [];
  const tenant: Send = async ({ url }) => {
    left.push(url);
    if (left.length === 1) throw new KontorError('uncertain', 'answer-lost', 'lost');
    await answered;
    return reply(200);
  };
  let now = 0;
  const pauseMs = { first: 0, longest: 0 };
  const send = withBreaker(withSendDeadline(tenant), { failures: 1, pauseMs });
  await send(get).catch(() => {});
  const probe = send({ method: 'POST', url: 'http://tenant.test/probe' });
  const late = withCallContext({ sendBefore: { passed: () => now >= 20 } }, () =>
    send({ method: 'POST', url: 'http://tenant.test/late' }),
  );
  now = 30;
  answer();
  await expect(late).rejects.toMatchObject({ kind: 'unavailable', code: 'not-sent' });
  await probe;
  expect(left).toEqual(['http://tenant.test/a', 'http://tenant.test/probe']);
  expect(send.state()).toBe('closed');
});
