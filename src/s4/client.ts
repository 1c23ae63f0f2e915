// One tenant: every request gets the logon, writes get a CSRF session, and both are renewed once when SAP says that
// they have expired. Such a refusal comes before SAP looks at the document, so sending again is safe.
import type { Clock } from '../core/clock.ts';
import { KontorError } from '../core/errors.ts';
import type { HttpReply, HttpRequest, Send } from '../http/send.ts';
import { csrfSessions } from './csrf-sessions.ts';
import { type Auth, logon } from './logon.ts';
import { type ModelCache, modelCache } from './metadata/model-cache.ts';
import { errorOf, isCsrfRefusal } from './sap-error.ts';

export interface S4Options {
  /** `https://my123456-api.s4hana.cloud.sap`, with a path in front of `/sap/…` if there is one. */
  baseUrl: string;
  auth: Auth;
  sapClient?: string | undefined;
  sapLanguage?: string | undefined;
  send: Send;
  clock: Clock;
}

export interface S4Client {
  /** Logged on, without CSRF: reads, and SOAP calls. `path` begins with `/sap/`. */
  request(request: S4Request): Promise<HttpReply>;
  /** A modifying OData request; `service` is the service's root path. */
  write(service: string, request: S4Request): Promise<HttpReply>;
  /** The metadata of this tenant's services. */
  models: ModelCache;
  /** Milliseconds now, for those who judge answers. */
  now(): number;
}

export interface S4Request {
  method: HttpRequest['method'];
  /** Path from the host on, or an absolute URL of this same tenant (paging links). */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs?: number;
}

/** After this many refused logons in a row nothing is sent for a while: SAP locks users that keep trying. */
const refusalsBeforeBrake = 3;
const brakeMs = 60_000;

export function s4Client(options: S4Options): S4Client {
  const { send, clock } = options;
  const identity = logon(options.auth, send, clock);
  const base = options.baseUrl.replace(/\/+$/, '');
  let refusals = 0;
  let brakeUntil = 0;

  const urlOf = (path: string): string => {
    const url = new URL(/^https?:/.test(path) ? path : base + path);
    if (url.origin !== new URL(base).origin) {
      throw new KontorError(
        'config',
        'foreign-link',
        `S/4HANA answered a link to another host: ${url.origin}.`,
        {
          next: 'Check the proxy in front of the tenant: links must lead back to it.',
        },
      );
    }
    // Set by hand: URLSearchParams would re-encode a $filter that is already encoded.
    const extra = [
      ...(options.sapClient && !url.searchParams.has('sap-client')
        ? [`sap-client=${options.sapClient}`]
        : []),
      ...(options.sapLanguage && !url.searchParams.has('sap-language')
        ? [`sap-language=${options.sapLanguage}`]
        : []),
    ].join('&');
    return extra === '' ? url.href : `${url.href}${url.search === '' ? '?' : '&'}${extra}`;
  };

  const request = async ({ path, headers, ...rest }: S4Request): Promise<HttpReply> => {
    if (clock.now() < brakeUntil) {
      throw new KontorError(
        'auth',
        'logon-braked',
        'S/4HANA refused the logon several times; Kontor pauses so that the user is not locked.',
        {
          retryAfterMs: brakeUntil - clock.now(),
          next: 'Mend the credentials of the connection; Kontor goes on by itself within a minute.',
        },
      );
    }
    const url = urlOf(path);
    for (let attempt = 1; ; attempt++) {
      const reply = await send({ ...rest, url, headers: { ...headers, ...(await identity.headers()) } });
      if (reply.status !== 401) {
        refusals = 0;
        return reply;
      }
      identity.refused();
      if (attempt === 2) {
        if (++refusals >= refusalsBeforeBrake) brakeUntil = clock.now() + brakeMs;
        throw errorOf(reply, { write: false, nowMs: clock.now() });
      }
    }
  };

  const sessions = csrfSessions((method, url) =>
    request({ method, path: url, headers: { 'x-csrf-token': 'Fetch', accept: 'application/json' } }),
  );

  return {
    request,
    models: modelCache(),
    now: () => clock.now(),
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
        if (attempt === 2) {
          throw new KontorError(
            'auth',
            'csrf-refused',
            'S/4HANA refuses the CSRF token even when it is fresh.',
            {
              next: 'A proxy between Kontor and SAP probably removes cookies or the x-csrf-token header.',
            },
          );
        }
      }
    },
  };
}
