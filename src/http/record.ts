// Writes down every exchange as a call: what was sent and answered, with secrets removed and bodies cut.
import type { Call } from '../core/call.ts';
import type { Clock } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import { callContext } from './call-context.ts';
import type { Redactor } from './redact.ts';
import type { Send } from './send.ts';

export interface RecordOptions {
  connectionId: string;
  redact: Redactor;
  /** Bodies of writes and of failures are cut here. */
  bodyLimit: number;
  /** Bodies of reads that went well are cut here: they can be read again. */
  readBodyLimit: number;
  clock: Clock;
  /** Must not throw; it is not waited for. */
  write(call: Call): void;
}

export function recorded(send: Send, options: RecordOptions): Send {
  const { redact, clock } = options;
  return async request => {
    const startedAt = new Date(clock.now());
    const started = performance.now();
    // Cut first: redacting a body of megabytes to keep four kilobytes would be wasted work. Names and values are
    // cut from the right, so a secret that the cut splits is shorter than itself and useless; still, the cut
    // leaves a margin that is redacted and then thrown away.
    const cut = (body: string | undefined, limit: number): string | undefined => {
      if (body === undefined) return undefined;
      if (body.length <= limit) return redact.text(body);
      return `${redact.text(body.slice(0, limit + 512)).slice(0, limit)}… (${body.length} characters in all)`;
    };
    const note = (
      answer: Pick<Call, 'status' | 'failure'>,
      headers: Call['responseHeaders'],
      body?: string,
    ) => {
      const well = answer.status !== undefined && answer.status < 400;
      const { postingId, runId } = callContext();
      options.write({
        connectionId: options.connectionId,
        postingId,
        runId,
        method: request.method,
        url: redact.url(request.url),
        requestHeaders: redact.headers(request.headers ?? {}),
        requestBody: cut(request.body, options.bodyLimit),
        ...answer,
        responseHeaders: headers,
        responseBody: cut(body, well && request.method === 'GET' ? options.readBodyLimit : options.bodyLimit),
        startedAt,
        durationMs: Math.round((performance.now() - started) * 1000) / 1000,
      });
    };
    try {
      const reply = await send(request);
      note({ status: reply.status, failure: undefined }, redact.headers(reply.headers), reply.text);
      return reply;
    } catch (thrown) {
      note({ status: undefined, failure: String(toKontorError(thrown).details.failure ?? 'bug') }, {});
      throw thrown;
    }
  };
}
