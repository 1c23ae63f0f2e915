// Serves the elements for other pages to every origin. Their names stay, so that a page can name them; what they share has a name that changes
// with its content.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { say } from './sentences.ts';

/** Where the build of the elements stands, seen from `src/server` and from `dist/server`. */
export const widgetsFolder = join(import.meta.dirname, '../../dist/widgets');

export async function addWidgetFiles(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) {
    app.get('/widgets/*', { schema: { hide: true } }, () => {
      throw say.error('console-not-built');
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/widgets/',
    preCompressed: true,
    index: false,
    cacheControl: false,
    schemaHide: true,
    allowedPath: path => path.endsWith('.js') || path === '/licenses.md',
    setHeaders(reply, path) {
      reply.headers({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': basename(path).startsWith('shared-')
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      });
    },
  });
}
