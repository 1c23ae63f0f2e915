// What every request carries to prove who we are.
import type { Clock } from '../../core/clock.ts';
import type { Send } from '../../http/send.ts';
import type { Auth, Logon } from './auth.ts';
import { requestToken } from './request-token.ts';
import { bearer, cachedToken } from './token-cache.ts';

export function logon(auth: Auth, send: Send, clock: Clock): Logon {
  switch (auth.kind) {
    case 'basic': {
      const value = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
      return always({ authorization: value });
    }
    case 'api-key':
      return always({ apikey: auth.key });
    case 'certificate':
    case 'none':
      return always({});
    default: {
      const fetchToken = () => requestToken(auth, send, clock);
      return auth.tokenPolicy === 'cache'
        ? cachedToken(fetchToken, clock)
        : { headers: async () => bearer(await fetchToken()), refused() {} };
    }
  }
}

const always = (headers: Record<string, string>): Logon => ({ headers: () => headers, refused() {} });
