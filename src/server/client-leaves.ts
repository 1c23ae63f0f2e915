// What a client that goes away, or that goes on sending what nobody reads, means for its connection to us.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** The client has gone before it had its whole answer. */
export const hasLeft = (to: ServerResponse): boolean => to.destroyed && !to.writableFinished;

/**
 * Ends connections of clients that take nothing of their answer for so long: they would hold the answer in memory, or one
 * of the few connections to the system from which it comes. An answer that is still to come is waited for. Only an answer
 * that waits for its client when Kontor looks gets a timer: most are gone by then.
 */
export function endStalled(app: FastifyInstance, patienceMs: number): void {
  const open = new Set<ServerResponse>();
  const looking = setInterval(() => {
    for (const to of open) {
      if (to.writableLength === 0) continue;
      open.delete(to);
      to.setTimeout(patienceMs, () => {
        if (to.writableLength > 0) to.destroy();
      });
    }
  }, patienceMs / 4).unref();
  app.addHook('onRequest', (_request, { raw }, done) => {
    open.add(raw);
    raw.once('close', () => open.delete(raw));
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearInterval(looking);
    done();
  });
}

/** Long enough for the answer to be read. */
const lingerMs = 500;

/**
 * To be called before the head of an answer is written. A caller that is answered before its body has come in
 * whole may go on sending it, and a body that nobody reads to its end would hold the connection: Kontor ends it after the answer.
 */
export function endUnlessRead(request: IncomingMessage, to: ServerResponse): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (request.complete || (encoding === undefined && !(Number(length) > 0))) return;
  to.setHeader('connection', 'close');
  to.once('finish', () => {
    request.unpipe();
    request.resume();
    setTimeout(() => request.destroy(), lingerMs).unref();
  });
}
