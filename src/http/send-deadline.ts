// The last thing before a request leaves: is it still wanted? It may have stood in a queue, or waited for a probe.
import { Readable } from 'node:stream';
import { callContext } from './call-context.ts';
import { abandoned } from './failures.ts';
import type { Send } from './send.ts';
import { say } from './sentences.ts';

/**
 * A caller who has gone, or whose body broke off while the request waited, wants nothing sent any more. And after its lease a
 * posting is looked up and perhaps sent again, so a request that has waited for longer must not leave. Throws
 * `unavailable/not-sent`, `input/caller-left`, and what the body broke off with.
 */
export function withSendDeadline(send: Send): Send {
  return request => {
    const { hasLeft, body } = request;
    if (hasLeft?.()) return Promise.reject(abandoned());
    if (body instanceof Readable && body.errored) return Promise.reject(body.errored);
    const { sendBefore } = callContext();
    if (!sendBefore?.passed()) return send(request);
    return Promise.reject(say.error('not-sent'));
  };
}
