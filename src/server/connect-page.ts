// The page inside the frame of <kontor-connect>, one address for each connect session: the browser shows it only within pages of the origin
// that the session names. The token is no part of the address.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { forBrowsersOnly, pageAt, pageHeaders } from './built-page.ts';
import type { ConsoleOptions } from './console.ts';
import { say } from './sentences.ts';

export interface ConnectPageOptions extends ConsoleOptions {
  /** The origin of the page that may show the form of this session; undefined: there is no such session. */
  originOf(session: string): Promise<string | undefined>;
}

export function addConnectPage(
  app: FastifyInstance,
  { folder, basePath, originOf }: ConnectPageOptions,
): void {
  const file = join(folder, 'connect-frame.html');
  app.get<{ Params: { id: string } }>('/connect/:id', { schema: { hide: true } }, async (request, reply) => {
    forBrowsersOnly(request, reply);
    if (!existsSync(file)) throw say.error('console-not-built');
    const { id } = request.params;
    const origin = isId(id) ? ancestorOf(await originOf(id)) : undefined;
    // Whether the session has ended is told to those who have its token: they ask the API.
    return reply
      .code(origin === undefined ? 404 : 200)
      .headers({
        ...pageHeaders(origin),
        // Pages that are isolated from other origins show only frames that say this, and load only what says the other.
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'no-store',
      })
      .type('text/html; charset=utf-8')
      .send(pageAt(await readFile(file, 'utf8'), basePath, { 'kontor-host': origin ?? '' }));
  });
}

/** Nothing else reaches the database. */
const isId = (text: string): boolean => /^\w{1,50}$/.test(text);

/** An origin as a policy can name it: host names with other characters, and IPv6 addresses, it cannot. */
const ancestorOf = (origin: string | undefined): string | undefined =>
  origin !== undefined && /^https?:\/\/[\w.-]{1,253}(:\d{1,5})?$/.test(origin) ? origin : undefined;
