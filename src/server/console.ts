// Serves the console: its files, and its page under the address of each page. Every other address keeps its problem JSON.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { forBrowsersOnly, pageAt, pageHeaders } from './built-page.ts';
import { say } from './sentences.ts';

/** Where the build of the console stands, seen from `src/server` and from `dist/server`. */
export const consoleFolder = join(import.meta.dirname, '../../dist/console');

export interface ConsoleOptions {
  folder: string;
  /** The path below which people reach Kontor, without a slash at its end: empty, or `/kontor` behind a reverse proxy. */
  basePath: string;
}

export async function addConsole(app: FastifyInstance, { folder, basePath }: ConsoleOptions): Promise<void> {
  if (!existsSync(join(folder, 'routes.json'))) {
    app.get('/', { schema: { hide: true } }, () => {
      throw say.error('console-not-built');
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    // The name of a file changes with its content.
    immutable: true,
    maxAge: '1y',
    index: false,
    schemaHide: true,
    setHeaders: reply => void reply.header('x-content-type-options', 'nosniff'),
  });
  const icon = readFileSync(join(folder, 'icon.svg'));
  app.get('/icon.svg', { schema: { hide: true } }, (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(icon),
  );
  // Read for each request: the console of a checkout may be built anew while Kontor runs.
  const page = async () => pageAt(await readFile(join(folder, 'index.html'), 'utf8'), basePath);
  for (const path of pathsIn(folder))
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      forBrowsersOnly(request, reply);
      return reply
        .headers({
          ...pageHeaders(),
          'cross-origin-opener-policy': 'same-origin',
          'cache-control': 'no-cache',
        })
        .type('text/html; charset=utf-8')
        .send(await page());
    });
}

/** The addresses of the pages, as the build has written them: `/documents/$id` is `/documents/:id` here. */
function pathsIn(folder: string): string[] {
  const routes = JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8')) as { path: string }[];
  return routes.map(({ path }) => path.replaceAll('$', ':'));
}
