// The ways in which REST systems are told who we are.
import type { Clock } from '../../../core/clock.ts';
import { basicLogon, fixedLogon, type Logon } from '../../../http/logon.ts';
import { requestToken, type TokenRequest } from '../../../http/request-token.ts';
import type { Send } from '../../../http/send.ts';
import { cachedToken } from '../../../http/token-cache.ts';

export interface RestLogon extends Logon {
  /** Parameters of every address. */
  query?: Record<string, string>;
}

export const basic = basicLogon;
export const bearer = (token: string): RestLogon => fixedLogon({ authorization: `Bearer ${token}` });
export const inHeader = (name: string, token: string): RestLogon => fixedLogon({ [name]: token });
export const inQuery = (name: string, token: string): RestLogon => ({
  ...fixedLogon({}),
  query: { [name]: token },
});

export interface ClientCredentials extends Omit<TokenRequest, 'grant' | 'refusal'> {
  /** Further fields that this endpoint wants. */
  form?: Record<string, string>;
}

/** OAuth 2.0: one token for all requests, renewed while the old one still serves. */
export function clientCredentials(
  { form = {}, ...client }: ClientCredentials,
  { send, clock }: { send: Send; clock: Clock },
): RestLogon {
  const asked: TokenRequest = {
    ...client,
    grant: { grant_type: 'client_credentials', ...form },
    refusal: {
      what: 'client credentials',
      next: 'Check client id and client secret, and that the app has the scopes it asks for.',
    },
  };
  return cachedToken(() => requestToken(asked, send), clock);
}
