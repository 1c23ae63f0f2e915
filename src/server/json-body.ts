// JSON bodies of the API come in through `core/read-json.ts`, as webhooks do.
import type { FastifyInstance } from 'fastify';
import { readJson, refuseUnstorable } from '../core/read-json.ts';

/** For the routes of this instance. Also refuses addresses that hold what no database takes. */
export function takeJson(app: FastifyInstance): void {
  app.addHook('onRequest', async request => {
    if (/%00/.test(request.url)) refuseUnstorable('the address', '\0');
  });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJson(body as Buffer));
    } catch (thrown) {
      done(thrown as Error);
    }
  });
}
