// Pace, repetition, and what a broken exchange means, against a plain server.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { deadlineAfter, systemClock } from '../core/clock.ts';
import { owned } from '../core/owned-stream.ts';
import { askedToWaitMs } from './asked-to-wait.ts';
import { withCallContext } from './call-context.ts';
import { paced } from './pace.ts';
import { retryReads } from './retry-reads.ts';
import { type HttpReply, httpAgent, type Send, undiciSend } from './send.ts';
import { withSendDeadline } from './send-deadline.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(answer: (request: IncomingMessage, reply: ServerResponse, n: number) => void) {
  let n = 0;
  const server: Server = createServer((request, reply) => answer(request, reply, ++n));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const agent = httpAgent({ connections: 10 });
  open.push({
    async close() {
      await agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, send: undiciSend(agent, { timeoutMs: 300, maxBodyBytes: 1_000 }), count: () => n };
}

const reply = (status: number, headers: HttpReply['headers'] = {}): HttpReply => ({
  status,
  headers,
  text: '',
});

describe('an exchange that breaks', () => {
  test.each([
    ['no answer in time', () => {}, 'timeout'],
    [
      'a connection that is cut',
      (_: IncomingMessage, answer: ServerResponse) => void answer.socket?.destroy(),
      'reset',
    ],
    [
      'half an answer',
      (_: IncomingMessage, answer: ServerResponse) => {
        answer.writeHead(200, { 'content-length': '100' });
        answer.write('half', () => answer.socket?.destroy());
      },
      'truncated',
    ],
  ])('%s is uncertain for a write and unavailable for a read', async (_, answer, failure) => {
    const { url, send } = await serve(answer);
    await expect(send({ method: 'POST', url, body: '{}' })).rejects.toMatchObject({
      kind: 'uncertain',
      code: 'answer-lost',
    });
    await expect(send({ method: 'GET', url })).rejects.toMatchObject({
      kind: 'unavailable',
      details: { failure },
    });
  });

  test.each([
    ['announced', (answer: ServerResponse) => void answer.end('x'.repeat(5_000))],
    ['not announced', (answer: ServerResponse) => void answer.writeHead(200).write('x'.repeat(5_000))],
  ])(
    'an answer that is too large (%s) is refused by its limit, and nobody asks for it again',
    async (how, answer) => {
      const { url, send, count } = await serve((_, reply) => answer(reply));
      const refused = { code: 'answer-too-large', details: { failure: 'too-large', maxBytes: 1_000 } };
      await expect(send({ method: 'POST', url, body: '{}' })).rejects.toMatchObject({
        kind: 'uncertain',
        ...refused,
      });
      await expect(retryReads(send, [1, 1])({ method: 'GET', url })).rejects.toMatchObject({
        kind: 'config',
        ...refused,
      });
      expect(count()).toBe(2);
      await expect(send({ method: 'GET', url, maxBytes: 10 })).rejects.toMatchObject({
        details: { maxBytes: 10 },
      });
      // It announces what it does not bring.
      if (how === 'announced')
        expect(await send({ method: 'HEAD', url })).toMatchObject({ status: 200, text: '' });
    },
  );

  test('of a refusal the beginning is read, however long it is', async () => {
    const { url, send } = await serve((_, answer) => void answer.writeHead(400).write('x'.repeat(5_000)));
    expect(await send({ method: 'POST', url })).toMatchObject({ status: 400, text: 'x'.repeat(1_000) });
  });

  test('a streamed answer that breaks off says so in the same words, also to whom reads it later', async () => {
    const { url, send } = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('half', () => setTimeout(() => answer.socket?.destroy(), 5));
    });
    const { body } = await send({ method: 'POST', url, body: '{}', streamed: true });
    await sleep(50);
    await expect(text(body as Readable)).rejects.toMatchObject({
      kind: 'uncertain',
      code: 'answer-lost',
      details: { failure: 'truncated' },
    });
  });

  test('a caller who goes away ends a read, and keeps a write from leaving that has not left', async () => {
    const { url, send, count } = await serve(() => {});
    let isGone = false;
    const hasLeft = () => isGone;
    const reading = send({ method: 'GET', url, hasLeft });
    while (count() === 0) await sleep(1);
    isGone = true;
    await expect(reading).rejects.toMatchObject({ code: 'caller-left' });
    const late = withSendDeadline(send);
    await expect(late({ method: 'POST', url, body: '{}', hasLeft })).rejects.toMatchObject({
      code: 'caller-left',
    });
    const broken = owned(new PassThrough());
    broken.destroy(new Error('the body broke off'));
    await sleep(1);
    await expect(late({ method: 'POST', url, body: broken })).rejects.toThrow('the body broke off');
    expect(count()).toBe(1);
  });

  test.each(['http://127.0.0.1:9/', 'http://no-such-host.invalid/', 'nonsense'])(
    '%s was never reached, so nothing can have happened',
    async url => {
      const { send } = await serve(() => {});
      await expect(send({ method: 'POST', url, body: '{}' })).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'unreachable',
      });
    },
  );
});

describe('repetition', () => {
  test('repeats reads that fail for a passing reason, and never a write', async () => {
    const { url, send, count } = await serve((_, answer, n) => answer.writeHead(n < 3 ? 503 : 200).end());
    const patient = retryReads(send, [1, 1]);
    expect((await patient({ method: 'POST', url, body: '{}' })).status).toBe(503);
    expect(count()).toBe(1);
    expect((await patient({ method: 'GET', url })).status).toBe(200);
    expect(count()).toBe(3);
  });

  test('gives back what the last try brought', async () => {
    const { url, send, count } = await serve((_, answer) => answer.writeHead(500).end());
    expect((await retryReads(send, [1, 1])({ method: 'GET', url })).status).toBe(500);
    expect(count()).toBe(3);
  });
});

describe('pace', () => {
  test('keeps to the number of exchanges at the same time', async () => {
    let now = 0;
    let most = 0;
    const send: Send = async () => {
      most = Math.max(most, ++now);
      await sleep(5);
      now--;
      return reply(200);
    };
    const slow = paced(send, { concurrency: 3, adaptive: true, clock: systemClock });
    await Promise.all(Array.from({ length: 30 }, () => slow({ method: 'GET', url: 'x' })));
    expect(most).toBe(3);
  });

  test('stands still for as long as it is asked to', async () => {
    const asked: number[] = [];
    const send: Send = async () => {
      asked.push(performance.now());
      return asked.length === 1 ? reply(429, { 'retry-after': '0.2' }) : reply(200);
    };
    const slow = paced(send, { concurrency: 1, adaptive: true, clock: systemClock });
    await slow({ method: 'GET', url: 'x' });
    await slow({ method: 'GET', url: 'x' });
    expect((asked[1] as number) - (asked[0] as number)).toBeGreaterThanOrEqual(190);
    expect((asked[1] as number) - (asked[0] as number)).toBeLessThan(2_000);
  });

  test('does not let a request leave whose sender has been given up', async () => {
    let sent = 0;
    const send: Send = async () => {
      sent++;
      await sleep(50);
      return reply(200);
    };
    const slow = paced(withSendDeadline(send), {
      concurrency: 1,
      adaptive: true,
      clock: systemClock,
    });
    const first = slow({ method: 'POST', url: 'x' });
    const late = withCallContext({ sendBefore: deadlineAfter(systemClock, 10) }, () =>
      slow({ method: 'POST', url: 'x' }),
    );
    await expect(late).rejects.toMatchObject({ kind: 'unavailable', code: 'not-sent' });
    await first;
    expect(sent).toBe(1);
  });

  test.each([
    [reply(429, { 'retry-after': '2' }), 2_000],
    [reply(503, { 'retry-after': 'Fri, 20 Nov 2026 10:00:05 GMT' }), 5_000],
    [reply(503, { 'retry-after': 'Fri, 20 Nov 2026 09:00:00 GMT' }), 0],
    [reply(429, { 'x-rate-limit-time-reset-ms': '1500' }), 1_500],
    [reply(200, { 'x-rate-limit-time-reset-ms': '1500', 'x-rate-limit-requests-left': '1' }), 1_500],
    [reply(200, { 'x-rate-limit-time-reset-ms': '1500', 'x-rate-limit-requests-left': '90' }), undefined],
    [reply(200, { 'retry-after': '2' }), undefined],
    [reply(429), undefined],
  ])('reads how long to wait: %o', (answer, expected) => {
    expect(askedToWaitMs(answer, Date.parse('2026-11-20T10:00:00Z'))).toBe(expected);
  });
});
