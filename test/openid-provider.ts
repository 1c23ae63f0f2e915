// A real OpenID Connect provider (`oidc-provider`) whose people sign in without being asked for anything.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

const resource = 'urn:kontor';
export const clientSecret = 'a secret of the console, long enough';

export type OpenIdProvider = Awaited<ReturnType<typeof startOpenIdProvider>>;

export async function startOpenIdProvider() {
  const is = {
    down: false,
    /** The person says no. */
    denies: false,
    roles: ['kontor:admin'] as string[],
    person: 'ada',
    /** Of access tokens. */
    ttlSeconds: 3_600,
    opaque: false,
    givesRefreshTokens: true,
    audience: 'kontor',
    /** How often it was asked for new tokens. */
    renewals: 0,
  };
  let provider: Provider | undefined;
  let lastGrant = '';

  /** Instead of the pages on which people type their password and agree. */
  const interact = async (request: IncomingMessage, reply: ServerResponse) => {
    const { params } = await (provider as Provider).interactionDetails(request, reply);
    if (is.denies)
      return provider?.interactionFinished(request, reply, {
        error: 'access_denied',
        error_description: 'Ada said no',
      });
    const accountId = is.person;
    const grant = new (provider as Provider).Grant({ accountId, clientId: String(params.client_id) });
    grant.addOIDCScope('openid profile email offline_access');
    grant.addResourceScope(resource, 'openid');
    const grantId = await grant.save();
    lastGrant = grantId;
    return provider?.interactionFinished(request, reply, { login: { accountId }, consent: { grantId } });
  };

  const server = createServer((request, reply) => {
    if (is.down) return reply.writeHead(503).end('<h1>Maintenance</h1>');
    if (request.url?.startsWith('/interaction/')) return void interact(request, reply);
    return void provider?.callback()(request, reply);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    is,
    /** How Kontor knows it. */
    signOn: {
      issuer,
      audience: 'kontor',
      rolesClaim: 'realm.roles',
      client: { id: 'console', secret: clientSecret, scopes: 'openid profile offline_access' },
    },
    /** As when an administrator takes the person's consent back. */
    async forget() {
      await (await provider?.Grant.find(lastGrant))?.destroy();
    },
    /** `url`: where Kontor is. */
    lets(url: string) {
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'console',
            client_secret: clientSecret,
            redirect_uris: [`${url}/v1/sign-in/oidc/callback`],
            post_logout_redirect_uris: [`${url}/sign-in`],
            grant_types: ['authorization_code', 'refresh_token'],
          },
        ],
        cookies: { keys: ['of this test'] },
        pkce: { required: () => true },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
        features: {
          devInteractions: { enabled: false },
          // The usual page asks for a font of another host.
          rpInitiatedLogout: {
            logoutSource(ctx, form) {
              ctx.body = `<!doctype html><link rel="icon" href="data:,"><title>Sign out</title>${form}
                <button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
            },
          },
          resourceIndicators: {
            enabled: true,
            defaultResource: () => resource,
            useGrantedResource: () => true,
            getResourceServerInfo: () => ({
              scope: 'openid',
              audience: is.audience,
              accessTokenTTL: is.ttlSeconds,
              accessTokenFormat: is.opaque ? 'opaque' : 'jwt',
            }),
          },
        },
        findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
        extraTokenClaims: () => ({ name: 'Ada Lovelace', realm: { roles: is.roles } }),
        issueRefreshToken: () => is.givesRefreshTokens,
        rotateRefreshToken: true,
        ttl: { IdToken: 3_600, RefreshToken: 86_400, Session: 86_400, Grant: 86_400, Interaction: 600 },
      });
      provider.on('grant.success', ctx => {
        if (ctx.oidc.params?.grant_type === 'refresh_token') is.renewals++;
      });
    },
  };
}
