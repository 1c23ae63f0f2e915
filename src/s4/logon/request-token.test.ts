// How long a token is good for is said by whoever gives it.
import { expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { mostSaid } from '../../core/said-numbers.ts';
import { requestToken } from './request-token.ts';

test.each([
  [3600, 3_600_000],
  ['3600', 3_600_000],
  [1e300, mostSaid.tokenLifeMs],
  ['1e300', mostSaid.tokenLifeMs],
  [31_536_000, mostSaid.tokenLifeMs],
  [0, undefined],
  [-3600, undefined],
  ['soon', undefined],
  [null, undefined],
  [undefined, undefined],
  [{}, undefined],
])('a token that expires in %s is good for %s ms', async (said, expected) => {
  const text = JSON.stringify({ access_token: 't', expires_in: said });
  const auth = {
    kind: 'oauth-client-credentials',
    tokenUrl: 'https://my1.example/token',
    clientId: 'c',
    clientAuth: 'basic',
    clientSecret: 's',
  } as const;
  const token = await requestToken(
    auth as never,
    async () => ({ status: 200, headers: {}, text }),
    systemClock,
  );
  expect(token).toEqual({ value: 't', expiresInMs: expected });
});
