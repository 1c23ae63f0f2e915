// The pages that the build has made: under which policy a browser shows them, and below which path they find their files.
import escapeHtml from 'escape-html';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { say } from './sentences.ts';

/** Programs, which ask for something else, get what they get from every address that is no route of the API. Throws `missing/no-route`. */
export function forBrowsersOnly({ headers, method, url }: FastifyRequest, reply: FastifyReply): void {
  reply.header('vary', 'accept');
  if ((headers.accept ?? '').includes('text/html')) return;
  throw say.error('no-route', { method, path: url.split('?')[0] ?? '' });
}

/** Nothing but what Kontor itself serves, no script in the page, and around it only what is named. */
const policy = (frameAncestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
    "require-trusted-types-for 'script'",
  ].join('; ');

/** `frameAncestors`: whose pages may show this one in a frame; left out: nobody's. */
export const pageHeaders = (frameAncestors = "'none'") => ({
  'content-security-policy': policy(frameAncestors),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
});

/** `html` as the build has made it. `values`: of its meta elements, by name. */
export function pageAt(html: string, basePath: string, values: Record<string, string> = {}): string {
  return Object.entries({ ...values, 'kontor-base': basePath }).reduce(
    (page, [name, value]) =>
      page.replace(
        `<meta name="${name}" content=""`,
        () => `<meta name="${name}" content="${escapeHtml(value)}"`,
      ),
    html.replaceAll(/(href|src)="\.\//g, `$1="${basePath}/`),
  );
}
