// What a client that goes away, or that goes on sending what nobody reads, means for its connection to us.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Aborted when the client has gone before it had its whole answer. */
export function leaving(to: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const look = () => {
    if (!to.writableFinished) controller.abort();
  };
  if (to.destroyed) look();
  else to.once('close', look);
  return controller.signal;
}

/**
 * Ends the connection of a client that takes nothing of its answer for so long: it would hold the answer in memory, or one
 * of the few connections to the system from which it comes. An answer that is still to come is waited for.
 */
export function endWhenStalled(to: ServerResponse, patienceMs: number): void {
  to.setTimeout(patienceMs, () => {
    if (to.writableLength > 0) to.destroy();
  });
}

/** Long enough for the answer to be read. */
const lingerMs = 500;

/**
 * To be called before the head of an answer is written. Whoever is answered before their body has come in whole may go on
 * sending it, and a body that nobody reads to its end would hold the connection: it ends after the answer.
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
