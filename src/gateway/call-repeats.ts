// Sends a recorded request once more, to a test system of the same kind: to see how it answers there, such as a sandbox on the desk.
import { Readable } from 'node:stream';
import { isWholeBody, type StoredCall } from '../core/call.ts';
import type { Caller } from '../core/caller.ts';
import { readBeginning } from '../core/read-whole.ts';
import type { Reason } from '../core/reasons.ts';
import { hidden } from '../core/redacted.ts';
import type { Connector, ForwardedRequest } from '../models/connector.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { Usable } from './connection-admin.ts';
import { type ForwardRequest, saidToCaller } from './proxy.ts';
import { say } from './sentences.ts';

/** So much of an answer is shown. */
const longestAnswer = 1_000_000;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** How often Kontor checks whether the caller still waits for the answer. */
const looksEveryMs = 1_000;
/** What comes back is read as it is; the settings of the other connection say the client and the language; and Kontor has its own token. */
const ofOneConnection = ['accept-encoding', 'x-csrf-token', 'sap-client', 'sap-language'];
/** Under them a system answers a second try with the outcome of the first. */
const ofOneTry = ['requestid', 'repeatabilitycreation'];
const leftOut = new Set([...ofOneConnection, ...ofOneTry]);
/** Stands for what is no text in UTF-8, or cannot be stored. */
const replaced = '\ufffd';

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
  open(caller: Caller, id: string): Promise<Usable>;
  forwardOver(opened: Usable): ForwardRequest;
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
      const { name } = target;
      const refuseUnlessTest = ({ environment }: Pick<Usable, 'environment'>) => {
        if (environment !== 'test') throw say.error('not-a-test-system', { name });
      };
      refuseUnlessTest(target);
      if (from.connector !== target.connector)
        throw say.error('another-kind-of-system', { name, system: parts.connectorOf(from).title });
      const request = requestOf(call, parts.connectorOf(from));
      const opened = await parts.open(caller, to);
      // It goes where the settings lead with which the connection is open: those that are stored may be others by now.
      refuseUnlessTest(opened);
      const started = performance.now();
      const { status, headers, body } = await parts.forwardOver(opened)(caller, to, {
        ...request,
        hasLeft,
        pace: 'queue',
        repeats: 0,
      });
      const { bytes, rest } =
        body instanceof Readable
          ? await shownOf(body, hasLeft)
          : { bytes: Buffer.from(body), rest: undefined };
      rest?.destroy();
      // A character that the end cuts in two is left out.
      const text = new TextDecoder().decode(bytes, { stream: rest !== undefined });
      return {
        method: request.method,
        path: request.path,
        status,
        responseHeaders: opened.redact.headers(headers),
        responseBody: opened.redact.text(text),
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
  const headers = Object.entries(requestHeaders).flatMap(([name, value]) => {
    const small = name.toLowerCase();
    // What is hidden as a whole is a logon, which the other connection has its own of.
    return leftOut.has(small) || value === hidden ? [] : [[small, value] as const];
  });
  // Sent with the mark, it would be another request.
  if ([path, requestBody ?? '', ...headers.map(([, value]) => value)].some(text => text.includes(hidden)))
    throw refused(say.reason('had-secret'));
  if (requestBody?.includes(replaced)) throw refused(say.reason('not-text'));
  const body = requestBody === undefined || requestBody === '' ? undefined : Buffer.from(requestBody);
  return { method, path, headers: Object.fromEntries(headers), body };
}

/** Stops reading the answer when the caller has left. */
async function shownOf(body: Readable, hasLeft: () => boolean): ReturnType<typeof readBeginning> {
  const looking = setInterval(() => {
    if (hasLeft()) body.destroy();
  }, looksEveryMs);
  try {
    return await readBeginning(body, longestAnswer);
  } catch (thrown) {
    if (hasLeft()) return { bytes: Buffer.alloc(0), rest: undefined };
    return saidToCaller(thrown);
  } finally {
    clearInterval(looking);
  }
}
