// `ANY /v1/connections/{id}/proxy/<path>`: the path, query, body and status of the system. Bodies are not looked into.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../core/caller.ts';
import type { KontorError } from '../core/errors.ts';
import { externalInteger } from '../core/external-numbers.ts';
import type { Reason } from '../core/reasons.ts';
import type { ForwardRequest, ProxyRequest } from '../gateway/proxy.ts';
import type { ProxyReply } from '../gateway/proxy-reply.ts';
import type { Authenticate } from './authenticate.ts';
import { endUnlessRead, hasLeft } from './client-leaves.ts';
import { maxAgeOf } from './conditional.ts';
import type { OwnAddress } from './own-address.ts';
import { relay } from './relay.ts';
import { tooLarge, upTo, wholeBody } from './request-body.ts';
import { say } from './sentences.ts';
import { refuseLinked } from './session-cookie.ts';

/** Longer ones are refused; files of this size are what a system takes as an attachment. */
const bodyLimit = 50_000_000;
/** So much is held in memory, to be sent again when the CSRF session has expired; longer ones flow through once. */
const heldLimit = 262_144;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const reading = new Set<string>(['GET', 'HEAD']);

export function addProxy(
  app: FastifyInstance,
  { proxy, authenticate, own }: { proxy: ForwardRequest; authenticate: Authenticate; own: OwnAddress },
): void {
  app.removeAllContentTypeParsers();
  // The body stays a stream.
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.route<{ Params: { id: string; '*': string } }>({
    method: [...methods],
    url: '/v1/connections/:id/proxy/*',
    exposeHeadRoute: false,
    schema: { hide: true },
    async onRequest(request, reply) {
      refuseLinked(request);
      await authenticate(request, reply, { needs: reading.has(request.method) ? 'read' : 'write' });
    },
    async handler(request, reply) {
      const { id } = request.params;
      const root = `/v1/connections/${id}/proxy`;
      const key = idempotencyKeyOf(request);
      const body = await bodyOf(request, key !== undefined);
      const answer = await proxy(request.caller as Caller, id, {
        method: request.method as (typeof methods)[number],
        // As it came: still encoded, with its query.
        path: request.url.slice(root.length),
        headers: plain(request.headers),
        body,
        hasLeft: () => hasLeft(reply.raw),
        idempotencyKey: key,
        maxAgeMs: maxAgeOf(request),
        ...optionsOf(request),
        ...(request.headers['kontor-links'] === 'rewrite' ? { linksTo: own.askedAt(request) + root } : {}),
      });
      return stream(answer, request, reply);
    },
  });
}

/** Straight to the socket: nothing that Fastify would do to an answer is to be done to this one. */
function stream(
  { status, headers, body }: ProxyReply,
  { raw: from }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  // Nothing has been said to the caller yet, so it can still be said to be lost.
  if (body instanceof Readable && body.errored) throw body.errored;
  const { raw } = reply;
  const own: Record<string, number | string | string[]> = {
    ...(reply.getHeaders() as Record<string, string>),
  };
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) own[name] = value;
  }
  endUnlessRead(from, raw);
  try {
    raw.writeHead(status, own);
  } catch (thrown) {
    if (body instanceof Readable) body.destroy();
    throw thrown;
  }
  reply.hijack();
  if (body instanceof Readable) relay(body, raw);
  else raw.end(body);
  return reply;
}

async function bodyOf(request: FastifyRequest, whole: boolean): Promise<ProxyRequest['body']> {
  if (reading.has(request.method) || !(request.body instanceof Readable)) return undefined;
  const announced = externalInteger(request.headers['content-length']) ?? 0;
  if (announced > bodyLimit) throw tooLarge(bodyLimit);
  if (whole || (announced > 0 && announced <= heldLimit)) return wholeBody(request.body, bodyLimit);
  return upTo(request.body, bodyLimit);
}

/** Throws `input/bad-header` for a value that is none. */
function optionsOf({ headers }: FastifyRequest): Pick<ProxyRequest, 'pace' | 'repeats'> {
  const pace = headers['kontor-pace'] ?? 'queue';
  const retry = headers['kontor-retry'] ?? '0';
  if (pace !== 'queue' && pace !== 'pass') throw badHeader('Kontor-Pace', say.reason('pace-values'));
  if (typeof retry !== 'string' || !/^[0-5]$/.test(retry))
    throw badHeader('Kontor-Retry', say.reason('retry-values'));
  return { pace, repeats: Number(retry) };
}

function idempotencyKeyOf({ method, headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || reading.has(method)) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw badHeader('Idempotency-Key', say.reason('key-characters'));
  return key;
}

function badHeader(name: string, expected: Reason): KontorError {
  return say.error('bad-header', { name, expected });
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string') single[name] = value;
  }
  return single;
}
