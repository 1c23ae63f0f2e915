// One system: every request gets the logon, writes get a CSRF session, and both are renewed once when SAP says that
// they have expired. Such a refusal comes before SAP looks at the document, so sending again is safe.

import { Readable } from 'node:stream';
import type { Clock } from '../core/clock.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import { trimEnd } from '../core/trim-end.ts';
import { refusedForGood } from '../http/logon.ts';
import type { HttpReply, HttpRequest, Send } from '../http/send.ts';
import type { ODataClient, ODataRequest } from '../odata/client.ts';
import { csrfSessions } from './csrf-sessions.ts';
import { hiddenError } from './hidden-errors.ts';
import { type Auth, fullAuth, usesTokens } from './logon/auth.ts';
import { logon } from './logon/logon.ts';
import { countRefusals, lockNobody } from './logon/refusals.ts';
import { errorOf, isCsrfRefusal, notOData, sapMessages } from './sap-error.ts';
import { say } from './sentences.ts';

export interface S4Options {
  /** `https://my123456-api.s4hana.cloud.sap`, with a path in front of `/sap/…` if there is one. */
  baseUrl: string;
  auth: Auth;
  sapClient?: string | undefined;
  sapLanguage?: string | undefined;
  send: Send;
  clock: Clock;
  /** Told when the system has refused the credentials for good. */
  credentialsRefused?: ((error: KontorError) => void) | undefined;
}

export interface S4Client extends ODataClient {
  /** Logged on, without CSRF: reads, and SOAP calls. `path` begins with `/sap/`. */
  request(request: S4Request): Promise<HttpReply>;
  /** The same with a CSRF session; `service` is the service's root path. */
  write(service: string, request: S4Request): Promise<HttpReply>;
  /** Milliseconds since 1970, for those who judge answers. */
  now(): number;
}

export interface S4Request extends ODataRequest {
  /** These as in HttpRequest. */
  streamed?: boolean;
  maxBytes?: number;
  hasLeft?: HttpRequest['hasLeft'];
}

/** Throws `config/bad-address` for a base URL that is none, `input/bad-settings` for a logon that is not whole. */
export function s4Client(options: S4Options): S4Client {
  const { send, clock } = options;
  const auth = fullAuth(options.auth);
  const identity = logon(auth, send, clock);
  const base = trimEnd(options.baseUrl, '/');
  const { origin, pathname } = parseBase(base);
  /** What stands before `/sap/…`: a server may write it into its links or leave it out. */
  const prefix = pathname === '/' ? undefined : `${pathname}/`;
  const common = [
    ...(options.sapClient ? [`sap-client=${options.sapClient}`] : []),
    ...(options.sapLanguage ? [`sap-language=${options.sapLanguage}`] : []),
  ];
  const refusals = usesTokens(auth) ? lockNobody : countRefusals(clock);

  const urlOf = (path: string): string => {
    const isWhole = prefix !== undefined && path.startsWith(prefix);
    const url = path.startsWith('/') ? (isWhole ? origin : base) + path : ownLink(path);
    // By hand: URLSearchParams would encode a $filter anew that is encoded already.
    if (common.length === 0) return url;
    const missing = common.filter(part => !url.includes(part.slice(0, part.indexOf('=') + 1)));
    return missing.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${missing.join('&')}`;
  };

  /** A link that SAP handed out: credentials go to no other host. */
  const ownLink = (link: string): string => {
    const url = URL.canParse(link) ? new URL(link) : undefined;
    if (url?.origin === origin) return url.href;
    throw say.error('foreign-link', { system: 'S/4HANA', link: url?.origin ?? link });
  };

  const request = async ({
    method,
    path,
    headers,
    body,
    timeoutMs,
    streamed,
    maxBytes,
    hasLeft,
  }: S4Request): Promise<HttpReply> => {
    const turn = refusals.turn();
    if (turn) await turn;
    try {
      const url = urlOf(path);
      for (let attempt = 1; ; attempt++) {
        const identified = identity.headers();
        const own = identified instanceof Promise ? await identified : identified;
        const exchange: HttpRequest = { method, url, headers: { ...headers, ...own } };
        if (body !== undefined) exchange.body = body;
        if (timeoutMs !== undefined) exchange.timeoutMs = timeoutMs;
        if (streamed) exchange.streamed = true;
        if (maxBytes !== undefined) exchange.maxBytes = maxBytes;
        if (hasLeft !== undefined) exchange.hasLeft = hasLeft;
        const reply = await send(exchange);
        if (reply.status !== 401) {
          refusals.accepted();
          return reply;
        }
        identity.refused(own);
        reply.body?.destroy();
        const braked = !refusals.refused();
        if (!braked && attempt < 2 && !isStream(body)) continue;
        const error = errorOf(reply, { write: false, nowMs: clock.now() });
        if (braked) options.credentialsRefused?.(error);
        throw error;
      }
    } catch (thrown) {
      refusals.unknown();
      const error = toKontorError(thrown);
      if (refusedForGood.has(error.code) || error.code === 'logon-braked')
        options.credentialsRefused?.(error);
      throw thrown;
    }
  };

  const sessions = csrfSessions((method, url) =>
    request({ method, path: url, headers: { 'x-csrf-token': 'Fetch', accept: 'application/json' } }),
  );

  return {
    system: 'S/4HANA',
    request,
    refusals: {
      errorOf: (reply, { write }) => errorOf(reply, { write, nowMs: clock.now() }),
      notOData,
      isNoRecord: reply => reply.status === 404 && sapMessages(reply).length > 0,
      hiddenIn: hiddenError,
    },
    models: new Map(),
    now: () => clock.now(),
    elapsed: () => clock.elapsed(),
    async write(service, { headers, ...rest }) {
      for (let attempt = 1; ; attempt++) {
        const session = await sessions.get(base + service);
        const reply = await request({
          ...rest,
          headers: {
            ...headers,
            'x-csrf-token': session.token,
            ...(session.cookieHeader ? { cookie: session.cookieHeader } : {}),
          },
        });
        sessions.absorb(session, reply);
        if (!isCsrfRefusal(reply)) return reply;
        sessions.drop(session);
        reply.body?.destroy();
        if (isStream(rest.body)) throw sentOnce();
        if (attempt === 2) throw say.error('csrf-refused');
      }
    },
  };
}

const isStream = (body: S4Request['body']): boolean => body instanceof Readable;

/** SAP refuses an old token before it looks at the body, but the body is gone. */
const sentOnce = () => say.error('session-renewed', { retryAfterMs: 1_000 });

function parseBase(base: string): URL {
  if (URL.canParse(base)) return new URL(base);
  throw say.error('bad-address', { base });
}
