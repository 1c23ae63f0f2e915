// A CSRF token is worth nothing without the cookies of the same answer (SAP KBA 3048103), so both live together in
// a session. One session per service, fetched once however many writes wait for it.
import { CookieJar } from 'tough-cookie';
import { type HttpReply, header } from '../http/send.ts';
import { say } from './sentences.ts';

export interface CsrfSession {
  token: string;
  cookies: CookieJar;
  /** The cookie header for `rootUrl`, kept because building it for every write is wasted work. */
  cookieHeader: string;
  rootUrl: string;
}

/** Servers refuse headers beyond some 8 to 16 kB. */
const longestCookies = 8_192;

type Fetch = (method: 'HEAD' | 'GET', url: string) => Promise<HttpReply>;

/** `fetch` sends a logged-on request with the header `x-csrf-token: Fetch`. */
export function csrfSessions(fetch: Fetch) {
  const opening = new Map<string, Promise<CsrfSession>>();
  const open = new Map<string, CsrfSession>();
  return {
    async get(rootUrl: string): Promise<CsrfSession> {
      const known = open.get(rootUrl) ?? opening.get(rootUrl);
      if (known) return known;
      const fetching = openSession(rootUrl, fetch).finally(() => opening.delete(rootUrl));
      opening.set(rootUrl, fetching);
      const session = await fetching;
      open.set(rootUrl, session);
      return session;
    },
    /** This session was refused: the next `get` fetches another, unless that has happened already. */
    drop(session: CsrfSession): void {
      // Only if it is still the current one: of a thousand writes refused together, one renews the session.
      if (open.get(session.rootUrl) === session) open.delete(session.rootUrl);
    },
    /** Cookies may change with any answer. */
    absorb(session: CsrfSession, reply: HttpReply): void {
      if (storeCookies(session.cookies, reply, session.rootUrl)) {
        const header = session.cookies.getCookieStringSync(session.rootUrl);
        // The write has been answered: a bomb in its cookies is not taken over, and that is all.
        if (header.length <= longestCookies) session.cookieHeader = header;
      }
    },
  };
}

/**
 * Some services do not know HEAD (SAP/cloud-sdk-java#1126), some answer the token only with, some only without the
 * trailing slash (a redirect would drop it), and some give it on an error answer: each is tried in turn.
 */
async function openSession(rootUrl: string, fetch: Fetch): Promise<CsrfSession> {
  let last: HttpReply | undefined;
  for (const method of ['HEAD', 'GET'] as const) {
    for (const url of [`${rootUrl}/`, rootUrl]) {
      const reply = await fetch(method, url);
      last = reply;
      const token = header(reply, 'x-csrf-token');
      if (token && token.toLowerCase() !== 'required') {
        const cookies = new CookieJar();
        storeCookies(cookies, reply, rootUrl);
        return { token, cookies, cookieHeader: cookieHeaderOf(cookies, rootUrl), rootUrl };
      }
      if (reply.status === 401 || reply.status === 429 || reply.status >= 500) break;
    }
  }
  const status = last?.status ?? 0;
  if (status === 429 || status >= 500) {
    throw say.error('csrf-unavailable', { service: rootUrl, status });
  }
  throw say.error('no-csrf-token', { service: rootUrl, status });
}

function cookieHeaderOf(cookies: CookieJar, rootUrl: string): string {
  const header = cookies.getCookieStringSync(rootUrl);
  if (header.length <= longestCookies) return header;
  throw say.error('too-many-cookies', {
    host: new URL(rootUrl).host,
    kilobytes: Math.round(header.length / 1024),
  });
}

function storeCookies(jar: CookieJar, reply: HttpReply, url: string): boolean {
  const set = reply.headers['set-cookie'];
  if (set === undefined) return false;
  for (const cookie of Array.isArray(set) ? set : [set]) {
    jar.setCookieSync(cookie, `${url}/`, { ignoreError: true, loose: true });
  }
  return true;
}
