// How each way to log on is carried out.
import type { Clock } from '../../core/clock.ts';
import { basicLogon, fixedLogon, type Logon } from '../../http/logon.ts';
import { requestToken, type TokenRequest } from '../../http/request-token.ts';
import type { Send } from '../../http/send.ts';
import { say } from '../../http/sentences.ts';
import { bearer, cachedToken } from '../../http/token-cache.ts';
import type { FullAuth, OAuth } from './auth.ts';
import { signAssertion } from './saml-assertion.ts';

export function logon(auth: FullAuth, send: Send, clock: Clock): Logon {
  switch (auth.kind) {
    case 'basic':
      return basicLogon(auth.username, auth.password);
    case 'api-key':
      return fixedLogon({ apikey: auth.key });
    case 'certificate':
    case 'none':
      return fixedLogon({});
    default: {
      const fetchToken = async () => requestToken(tokenRequestOf(auth, clock), send);
      return auth.tokenPolicy === 'cache'
        ? cachedToken(fetchToken, clock)
        : { headers: async () => bearer(await fetchToken()), refused() {} };
    }
  }
}

function tokenRequestOf(auth: OAuth, clock: Clock): TokenRequest {
  if (auth.kind === 'oauth-client-credentials')
    return {
      ...auth,
      grant: { grant_type: 'client_credentials' },
      refusal: {
        what: say.reason('client-credentials'),
        next: say.reason('check-client'),
      },
    };
  const assertion = signAssertion(auth.assertion, auth.tokenUrl, clock.now());
  return {
    ...auth,
    clientAuth: 'basic',
    grant: {
      grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer',
      client_id: auth.clientId,
      assertion: Buffer.from(assertion).toString('base64url'),
    },
    refusal: {
      what: say.reason('saml-assertion'),
      next: say.reason('check-assertion'),
    },
  };
}
