// Writes down every exchange as a call: what was sent and answered, with secrets removed and bodies cut.
import type { Readable } from 'node:stream';
import { bodyCut, type Call, streamed } from '../core/call.ts';
import type { Clock } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import { own, type Redacted, type Redactor } from '../core/redacted.ts';
import { cutText } from '../core/storable.ts';
import { callContext } from './call-context.ts';
import { readableHeaders } from './header-text.ts';
import type { HttpReply, HttpRequest, Send } from './send.ts';

export interface RecordOptions {
  connectionId: string;
  redact: Redactor;
  /** Whose bodies are kept at all; of the others it is written down how long they were. */
  bodies: 'all' | 'failures' | 'none';
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
  // Cut first: redacting a body of megabytes to keep four kilobytes would be wasted work. Names and values are
  // cut from the right, so a secret that the cut splits is shorter than itself and useless; still, the cut
  // leaves a margin that is redacted and then thrown away.
  const cut = (body: string | undefined, whole: number, limit: number): Redacted | undefined => {
    if (body === undefined) return undefined;
    if (whole <= limit) return redact.text(body);
    return bodyCut(cutText(redact.text(cutText(body, limit + margin)), limit), whole);
  };
  const keeps = (hasFailed: boolean) =>
    options.bodies === 'all' || (hasFailed && options.bodies === 'failures');
  return async request => {
    const startedAt = new Date(clock.now());
    const started = performance.now();
    const { postingId, runId, flowRun } = callContext();
    const note = (answer: Pick<Call, 'status' | 'failure' | 'responseHeaders' | 'responseBody'>) => {
      const isKept = keeps(answer.failure !== undefined || (answer.status ?? 0) >= 400);
      options.write({
        connectionId: options.connectionId,
        postingId,
        runId,
        flowRun,
        method: request.method,
        url: redact.text(request.url),
        requestHeaders: redact.headers(request.headers ?? {}),
        requestBody: cut(
          ...beginningOf(request.body, options.bodyLimit + margin),
          isKept ? options.bodyLimit : 0,
        ),
        ...answer,
        startedAt,
        durationMs: Math.round((performance.now() - started) * 1000) / 1000,
      });
    };
    const limitFor = (status: number) =>
      !keeps(status >= 400)
        ? 0
        : status < 400 && request.method === 'GET'
          ? options.readBodyLimit
          : options.bodyLimit;
    let reply: HttpReply;
    try {
      reply = await send(request);
    } catch (thrown) {
      const { kind, code, details } = toKontorError(thrown);
      const failure = String(details.failure ?? (kind === 'bug' ? kind : code));
      note({ status: undefined, failure, responseHeaders: {}, responseBody: undefined });
      throw thrown;
    }
    const { status, body, text } = reply;
    const limit = limitFor(status);
    if (!body) {
      const responseBody = cut(text, text.length, limit);
      note({
        status,
        failure: undefined,
        responseHeaders: redact.headers(readableHeaders(reply.headers)),
        responseBody,
      });
      return reply;
    }
    const encoded = reply.headers['content-encoding'] !== undefined;
    listen(body, encoded ? 0 : limit + margin, (head, bytes, failure) => {
      const responseBody = encoded
        ? own`(${bytes} bytes, compressed)`
        : cut(head, Math.max(bytes, head.length), limit);
      note({
        status,
        failure,
        responseHeaders: redact.headers(readableHeaders(reply.headers)),
        responseBody,
      });
    });
    return reply;
  };
}

const margin = 512;

/** Keeps the first bytes of a stream that somebody else reads, and counts the rest. */
function listen(
  body: Readable,
  keep: number,
  done: (head: string, bytes: number, failure: string | undefined) => void,
): void {
  const kept: Buffer[] = [];
  let bytes = 0;
  body.on('data', (chunk: Buffer) => {
    // Copied: who reads may give the memory of a piece back.
    if (bytes < keep) kept.push(Buffer.from(chunk.subarray(0, keep - bytes)));
    bytes += chunk.length;
  });
  // To listen is not to read: the stream flows when the one who asked for it reads.
  body.pause();
  // The reader hears of errors; an answer that nobody wants, and that is destroyed, must not end the process.
  body.on('error', () => {});
  body.once('close', () => {
    const whole = body.readableEnded && !body.errored;
    done(Buffer.concat(kept).toString('utf8'), bytes, whole ? undefined : 'truncated');
  });
}

/** The text of a body, of a long one of bytes only the beginning; and how long it is in all. */
function beginningOf(body: HttpRequest['body'], most: number): [text: string | undefined, whole: number] {
  if (body instanceof Uint8Array) {
    // A character has four bytes at most.
    const { buffer, byteOffset, byteLength } = body;
    const text = Buffer.from(buffer, byteOffset, Math.min(byteLength, 4 * most)).toString();
    return [text, byteLength > 4 * most ? byteLength : text.length];
  }
  if (typeof body === 'string') return [body, body.length];
  return body === undefined ? [undefined, 0] : [streamed, streamed.length];
}
