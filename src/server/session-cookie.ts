// The cookie of a browser session. A browser sends it with requests that other sites have it make, too: so a request that changes something with
// it must also show that it comes from Kontor's own pages.
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OwnAddress } from './own-address.ts';
import { say } from './sentences.ts';

export const cookieName = 'kontor_session';
const reading = new Set(['GET', 'HEAD']);

/** A page that nobody uses at the moment asks again, as pages do: that does not keep the session from ending. */
export const isWatch = ({ method, headers }: FastifyRequest): boolean =>
  reading.has(method) && headers['kontor-request'] === 'watch';

export const secretIn = ({ cookies }: FastifyRequest): string | undefined => cookies[cookieName];

const optionsOf = (own: OwnAddress, request: FastifyRequest) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: own.isSecure(request),
  path: own.basePath || '/',
});

export function setSessionCookie(
  own: OwnAddress,
  request: FastifyRequest,
  reply: FastifyReply,
  { secret, expires }: { secret: string; expires: Date },
): void {
  reply.setCookie(cookieName, secret, { ...optionsOf(own, request), expires });
}

export function clearSessionCookie(own: OwnAddress, request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName, optionsOf(own, request));
}

/** Throws `forbidden/no-console-header`, `forbidden/foreign-request`. */
export function refuseForged(own: OwnAddress, request: FastifyRequest): void {
  if (reading.has(request.method)) return;
  if (request.headers['kontor-request'] !== 'console') throw say.error('no-console-header');
  own.refuseForeign(request);
}

/**
 * What a system answers is never a page of Kontor: a browser that follows a link sends the cookie, and would run the scripts of the system as
 * if they were Kontor's. Throws `forbidden/no-console-header`.
 */
export function refuseLinked(request: FastifyRequest): void {
  const byCookie = request.headers.authorization === undefined && secretIn(request) !== undefined;
  if (byCookie && request.headers['kontor-request'] === undefined) throw say.error('no-console-header');
}
