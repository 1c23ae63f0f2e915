// Reads that need not be answered in full, or not by the system: `If-None-Match`, and `Cache-Control: max-age`.
import entityTag from 'etag';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import { brokenAnswer } from '../core/broken-answer.ts';

/** How old an answer may be, in milliseconds; undefined: the caller does not say, so the system is asked. */
export function maxAgeOf({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  const said = headers['cache-control'];
  if (said === undefined || /\bno-(cache|store)\b/i.test(said)) return undefined;
  const seconds = Number(/\bmax-age=(\d{1,9})\b/i.exec(said)?.[1] ?? 0);
  return seconds > 0 ? seconds * 1000 : undefined;
}

/** What a system has answered may be nested so deep that it cannot be written. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw brokenAnswer('The answer of the system is nested too deep to be passed on', cause);
  }
}

/** Sends JSON under its ETag, or 304 to a caller that has it already. `ageMs`: of a cached answer. */
export function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
  ageMs: number | undefined,
): FastifyReply {
  const text = textOf(value);
  if (ageMs !== undefined) reply.header('age', Math.floor(ageMs / 1000));
  return sendUnder(entityTag(text, { weak: true }), request, reply, text);
}

/** The answer with this ETag, or 304. */
export function sendUnder(
  etag: string,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  body: string | Buffer,
): FastifyReply {
  reply.header('etag', etag);
  // `fetch` says no-cache with every condition of its caller's own; that is about caches on the way, not about us.
  if (fresh({ 'if-none-match': headers['if-none-match'] }, { etag }))
    return reply.code(304).removeHeader('content-type').send();
  return reply.send(body);
}
