// A write under an Idempotency-Key leaves once. The same key answers with the stored outcome; a lost answer is said to
// be lost, and is not asked for again by writing again.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import type { IdempotencyKey, IdempotencyKeys } from '../store/idempotency-keys.ts';
import { beginningOf, type ProxyReply } from './proxy-reply.ts';
import { say } from './sentences.ts';

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
export type WriteOnce = (request: KeyedRequest, send: () => Promise<ProxyReply>) => Promise<ProxyReply>;

/** A sender that has not stored an outcome for so long is taken for dead: longer than any answer may take. */
const senderDeadMs = 11 * 60_000;

export function writeOnce(store: IdempotencyKeys, clock: Clock): WriteOnce {
  const settle = async (
    { connectionId, key }: KeyedRequest,
    { status, headers }: ProxyReply,
    body: Uint8Array | null,
  ): Promise<void> => {
    // 429 comes before the system looks at the document; after a 5xx it is not known what it did.
    if (status === 429) return store.release(connectionId, key);
    if (status >= 500) return store.uncertain(connectionId, key);
    const said = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return store.answered({ connectionId, key, status, headers: Object.fromEntries(said), body });
  };
  return async (request, send) => {
    const { connectionId, key, method, path, body } = request;
    const requestHash = hashOf(method, path, body);
    const known = await store.begin({ connectionId, key, requestHash, sentAt: new Date(clock.now()) });
    if (known) return outcomeOf(known, requestHash, clock.now());
    let answer: Awaited<ReturnType<typeof beginningOf>>;
    try {
      answer = await beginningOf(await send());
    } catch (thrown) {
      const { kind } = toKontorError(thrown);
      if (kind === 'uncertain' || kind === 'bug') await store.uncertain(connectionId, key);
      else await store.release(connectionId, key);
      throw thrown;
    }
    const { reply, kept } = answer;
    try {
      // Nobody is told before it is stored: an outcome that is not stored would be none the next time. Of an answer that
      // is too large to be kept these are the status and the headers; what follows flows on.
      await settle(request, reply, kept ?? null);
    } catch (thrown) {
      if (reply.body instanceof Readable) reply.body.destroy();
      throw thrown;
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

function outcomeOf(known: IdempotencyKey, requestHash: string, nowMs: number): ProxyReply {
  if (known.requestHash !== requestHash) {
    throw ofCore.error('key-reused');
  }
  if (known.state === 'answered') {
    const headers: ProxyReply['headers'] = { ...known.headers, 'idempotency-replayed': 'true' };
    if (known.body === null) {
      delete headers['content-length'];
      headers['idempotency-body'] = 'not-kept';
    }
    return { status: known.status ?? 200, headers, body: known.body ?? new Uint8Array() };
  }
  if (known.state === 'sent' && nowMs - known.sentAt.getTime() < senderDeadMs) {
    throw say.error('write-under-way', { retryAfterMs: 1_000 });
  }
  throw say.error('write-uncertain');
}
