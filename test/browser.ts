// A browser, as far as Kontor can tell: it keeps cookies, follows no redirect unasked, and says where its requests come from.
import { CookieJar } from 'tough-cookie';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect.
  body: any;
}

export type Browser = ReturnType<typeof openBrowser>;

/** `page`: the address of the Kontor whose pages it shows. */
export function openBrowser(page: string) {
  const jar = new CookieJar();
  const { origin } = new URL(page);
  const ask = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string | undefined> } = {},
  ): Promise<Answer> => {
    const url = path.startsWith('http') ? path : page + path;
    const cookie = await jar.getCookieString(url);
    const given = {
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'kontor-request': 'console', origin, 'sec-fetch-site': 'same-origin' }),
      ...headers,
    };
    const reply = await fetch(url, {
      method,
      redirect: 'manual',
      headers: Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const one of reply.headers.getSetCookie()) await jar.setCookie(one, url);
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.includes('json');
    return { status: reply.status, headers: reply.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    page,
    ask,
    jar,
    get: (path: string) => ask('GET', path),
    signIn: (body: { key: string } | { link: string }) => ask('POST', '/v1/session', { body }),
    /** The secret in the cookie. */
    secret: async () => (await jar.getCookies(`${page}/`)).find(({ key }) => key === 'kontor_session')?.value,
  };
}

/** What stands behind the `#` of a sign-in link. */
export const tokenIn = (url: string): string => new URL(url).hash.slice(1);
