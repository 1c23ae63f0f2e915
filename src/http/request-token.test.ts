// The server that gives a token says how long it is good for.
import { expect, test } from 'vitest';
import { maxExternal } from '../core/external-numbers.ts';
import { requestToken, type TokenRequest } from './request-token.ts';

test.each([
  [3600, 3_600_000],
  ['3600', 3_600_000],
  [1e300, maxExternal.tokenLifeMs],
  ['1e300', maxExternal.tokenLifeMs],
  [31_536_000, maxExternal.tokenLifeMs],
  [0, undefined],
  [-3600, undefined],
  ['soon', undefined],
  [null, undefined],
  [undefined, undefined],
  [{}, undefined],
])('a token that expires in %s is good for %s ms', async (said, expected) => {
  const text = JSON.stringify({ access_token: 't', expires_in: said });
  const asked: TokenRequest = {
    tokenUrl: 'https://my1.example/token',
    clientId: 'c',
    clientAuth: 'basic',
    clientSecret: 's',
    grant: { grant_type: 'client_credentials' },
    refusal: { what: 'client', next: '' },
  };
  const token = await requestToken(asked, async () => ({ status: 200, headers: {}, text }));
  expect(token).toEqual({ value: 't', expiresInMs: expected });
});
