// The address that people and browsers use for this Kontor. Behind a reverse proxy it may have a path in front of every route, which the
// proxy passes on or strips: Kontor answers with and without it.
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { trimEnd } from '../core/trim-end.ts';
import { say } from './sentences.ts';

export type OwnAddress = ReturnType<typeof ownAddress>;

/** Older browsers do not say it. */
const isSameOrigin = ({ headers: { 'sec-fetch-site': site } }: FastifyRequest): boolean =>
  site === undefined || site === 'same-origin';

/** `publicUrl`: undefined: nobody has said it; then each request says what it was sent to. */
export function ownAddress(publicUrl: string | undefined) {
  const known = publicUrl === undefined ? undefined : new URL(publicUrl);
  const basePath = known === undefined ? '' : trimEnd(known.pathname, '/');
  const originOf = ({ protocol, host }: FastifyRequest) => `${protocol}://${host}`;
  const isOwnOrigin = (request: FastifyRequest): boolean =>
    request.headers.origin === originOf(request) ||
    (known !== undefined && request.headers.origin === known.origin);
  return {
    /** Without a slash at its end; empty: the routes are at the root. */
    basePath,
    /** For Fastify. */
    rewriteUrl({ url = '/' }: IncomingMessage): string {
      if (basePath === '' || !url.startsWith(basePath)) return url;
      const rest = url.slice(basePath.length);
      if (rest === '' || rest.startsWith('?')) return `/${rest}`;
      return rest.startsWith('/') ? rest : url;
    },
    /** The address of Kontor as the browser knows it. */
    of: (request: FastifyRequest): string =>
      known === undefined ? originOf(request) : known.origin + basePath,
    /** The address of Kontor that this request was sent to, as far as can be told. */
    askedAt(request: FastifyRequest): string {
      const prefixed = known?.host === request.host || request.originalUrl.startsWith(`${basePath}/`);
      return originOf(request) + (prefixed ? basePath : '');
    },
    /** The browser has sent it over TLS. */
    isSecure: (request: FastifyRequest): boolean =>
      request.protocol === 'https' ||
      (known?.protocol === 'https:' &&
        (known.host === request.host || known.origin === request.headers.origin)),
    /** A browser says that a page of Kontor has sent it. */
    isOfOwnPage: (request: FastifyRequest): boolean => isOwnOrigin(request) && isSameOrigin(request),
    /**
     * Refuses what a browser says that another site has sent: `forbidden/foreign-request`. Programs send neither header.
     */
    refuseForeign(request: FastifyRequest): void {
      const { origin, 'sec-fetch-site': site } = request.headers;
      const isOwn = origin === undefined || isOwnOrigin(request);
      if (isOwn && isSameOrigin(request)) return;
      throw say.error('foreign-request', { origin: String(isOwn ? site : origin).slice(0, 200) });
    },
  };
}
