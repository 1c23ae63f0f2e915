// Sends a recorded request once more, to a test system of the same kind: to see how it answers there, such as a sandbox on the desk.
import { Readable } from 'node:stream';
import { isWholeBody, type StoredCall } from '../core/call.ts';
import type { Caller } from '../core/caller.ts';
import { readBeginning } from '../core/read-whole.ts';
import type { Reason } from '../core/reasons.ts';
import { hidden } from '../core/redacted.ts';
import type { Connector, ForwardedRequest } from '../models/connector.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { ForwardRequest } from './proxy.ts';
import { say } from './sentences.ts';

/** So much of an answer is shown. */
const longestAnswer = 1_000_000;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** Kontor makes them for the system that it sends to, and reads what comes back. */
const madeAnew = ['accept-encoding', 'x-csrf-token'];

export interface RepeatedCall {
  method: string;
  path: string;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: string;
  /** Otherwise the answer is longer, and the body its beginning. */
  isWhole: boolean;
  durationMs: number;
}

type RepeatedConnector = Pick<Connector<never, never>, 'title' | 'repeatablePath'>;

export function callRepeats(parts: {
  call(caller: Caller, id: string): Promise<StoredCall>;
  connection(caller: Caller, id: string): Promise<StoredConnection>;
  connectorOf(connection: StoredConnection): RepeatedConnector;
  forward: ForwardRequest;
}) {
  return {
    /**
     * Throws `conflict/not-a-test-system`, `input/another-kind-of-system`, `input/not-repeatable` with nothing sent; `missing/no-call`,
     * `missing/no-connection`; and what the proxy throws.
     */
    async repeat(caller: Caller, id: string, to: string, hasLeft: () => boolean): Promise<RepeatedCall> {
      const call = await parts.call(caller, id);
      const [from, target] = await Promise.all([
        parts.connection(caller, call.connectionId),
        parts.connection(caller, to),
      ]);
      const { name, environment } = target;
      if (environment !== 'test') throw say.error('not-a-test-system', { name });
      if (from.connector !== target.connector)
        throw say.error('another-kind-of-system', { name, system: parts.connectorOf(from).title });
      const request = requestOf(call, parts.connectorOf(from));
      const started = performance.now();
      const { status, headers, body } = await parts.forward(caller, to, {
        ...request,
        hasLeft,
        pace: 'queue',
        repeats: 0,
      });
      const { bytes, rest } =
        body instanceof Readable
          ? await readBeginning(body, longestAnswer)
          : { bytes: Buffer.from(body), rest: undefined };
      rest?.destroy();
      return {
        method: request.method,
        path: request.path,
        status,
        responseHeaders: joined(headers),
        responseBody: bytes.toString(),
        isWhole: rest === undefined,
        durationMs: Math.round(performance.now() - started),
      };
    },
  };
}

/** Throws `input/not-repeatable`. */
function requestOf(call: StoredCall, { repeatablePath }: RepeatedConnector): ForwardedRequest {
  const { id, url, requestHeaders, requestBody } = call;
  const refused = (why: Reason) => say.error('not-repeatable', { id, why });
  const method = methods.find(one => one === call.method);
  const path = repeatablePath?.(url);
  if (method === undefined || path === undefined) throw refused(say.reason('not-forwarded'));
  if (requestBody !== undefined && !isWholeBody(requestBody)) throw refused(say.reason('not-kept-whole'));
  // Sent with the mark, it would be another request.
  if (path.includes(hidden) || requestBody?.includes(hidden)) throw refused(say.reason('had-secret'));
  const headers = Object.entries(requestHeaders).flatMap(([name, value]) => {
    const small = name.toLowerCase();
    return madeAnew.includes(small) || value.includes(hidden) ? [] : [[small, value] as const];
  });
  const body = requestBody === undefined || requestBody === '' ? undefined : Buffer.from(requestBody);
  return { method, path, headers: Object.fromEntries(headers), body };
}

const joined = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
