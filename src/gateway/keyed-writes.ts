// A write under an Idempotency-Key leaves once. The same key answers with the stored outcome; a lost answer is said to
// be lost, and is not asked for again by writing again.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '../core/clock.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import type { KeyedWrite, KeyedWrites } from '../store/keyed-writes.ts';
import type { ProxyReply } from './proxy-reply.ts';

export interface KeyedRequest {
  connectionId: string;
  key: string;
  method: string;
  path: string;
  body: Uint8Array | Readable | undefined;
}

/**
 * Throws `config/key-reused` for another request under the same key, `conflict/write-under-way`, and
 * `uncertain/write-uncertain` when it is not known whether the first one had an effect.
 */
export type KeyedWriter = (request: KeyedRequest, send: () => Promise<ProxyReply>) => Promise<ProxyReply>;

/** Larger answers are not kept; the same key then answers status and headers. */
const largestKept = 5_000_000;
/** Whoever has not stored an outcome for so long is taken for dead: longer than any answer may take. */
const senderDeadMs = 11 * 60_000;

export function keyedWriter(store: KeyedWrites, clock: Clock): KeyedWriter {
  return async ({ connectionId, key, method, path, body }, send) => {
    const requestHash = hashOf(method, path, body);
    const known = await store.begin({ connectionId, key, requestHash, sentAt: new Date(clock.now()) });
    if (known) return outcomeOf(known, requestHash, clock.now());
    let reply: ProxyReply & { body: Uint8Array };
    try {
      const answer = await send();
      // Read whole before anybody is told: an outcome that is not stored would be none the next time.
      reply = { ...answer, body: answer.body instanceof Readable ? await buffer(answer.body) : answer.body };
    } catch (thrown) {
      const { kind } = toKontorError(thrown);
      if (kind === 'uncertain' || kind === 'bug') await store.uncertain(connectionId, key);
      else await store.release(connectionId, key);
      throw thrown;
    }
    // 429 comes before the system looks at the document; after a 5xx it is not known what it did.
    if (reply.status === 429) await store.release(connectionId, key);
    else if (reply.status >= 500) await store.uncertain(connectionId, key);
    else {
      const headers = Object.fromEntries(
        Object.entries(reply.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      );
      const kept = reply.body.length > largestKept ? null : reply.body;
      await store.answered({ connectionId, key, status: reply.status, headers, body: kept });
    }
    return reply;
  };
}

function hashOf(method: string, path: string, body: KeyedRequest['body']): string {
  if (body instanceof Readable) throw new TypeError('a keyed write needs its body whole');
  return createHash('sha256')
    .update(`${method} ${path}\n`)
    .update(body ?? '')
    .digest('base64url');
}

function outcomeOf(known: KeyedWrite, requestHash: string, nowMs: number): ProxyReply {
  if (known.requestHash !== requestHash) {
    throw new KontorError(
      'config',
      'key-reused',
      'This Idempotency-Key was used for another request before.',
      { next: 'Use a key of its own for each request; the same one only to send the same request again.' },
    );
  }
  if (known.state === 'answered') {
    const headers: ProxyReply['headers'] = { ...known.headers, 'idempotency-replayed': 'true' };
    if (known.body === null) delete headers['content-length'];
    return { status: known.status ?? 200, headers, body: known.body ?? new Uint8Array() };
  }
  if (known.state === 'sent' && nowMs - known.sentAt.getTime() < senderDeadMs) {
    throw new KontorError('conflict', 'write-under-way', 'The request under this key is still on its way.', {
      retryAfterMs: 1_000,
      next: 'Ask again under the same key in a moment.',
    });
  }
  throw new KontorError(
    'uncertain',
    'write-uncertain',
    'The request under this key was sent and its answer was lost: it may have had its effect or not.',
    {
      next: 'Look for what it would have made. If it is not there after a few minutes, send it under another key.',
    },
  );
}
