// The OpenID Connect provider of a house, for browsers: authorization code with PKCE, refresh, logout. What a person may do is read from the
// access token, as for programs that bring one.
import * as oidc from 'openid-client';
import { type KontorError, toKontorError } from '../core/errors.ts';
import type { OpenIdClient, SignOnSettings } from '../core/sign-on-settings.ts';
import type { Granted, IdentityProvider } from './identity-provider.ts';
import { say } from './sentences.ts';
import { signedOut } from './session-holder.ts';
import { looksLikeToken, type SignOn } from './single-sign-on.ts';

const patienceSeconds = 5;

type Tokens = Pick<oidc.TokenEndpointResponse, 'access_token'>;

export function openIdProvider(
  { issuer, client }: Pick<SignOnSettings, 'issuer'> & { client: OpenIdClient },
  signOn: SignOn,
): IdentityProvider {
  let discovered: Promise<oidc.Configuration> | undefined;
  const configuration = () => {
    discovered ??= discover(issuer, client);
    discovered.catch(() => {
      discovered = undefined; // asked for again by the next
    });
    return discovered;
  };
  /** `work` throws what it throws; what the provider does not answer is `unavailable`. */
  const ask = async <T>(work: (config: oidc.Configuration) => Promise<T>): Promise<T> => {
    try {
      return await work(await configuration());
    } catch (thrown) {
      if (isAway(thrown)) throw unreachable(issuer, thrown);
      throw thrown;
    }
  };
  /** Rights are in the access token and nowhere else, so that there is one way of reading them. */
  const granted = async (
    tokens: Tokens,
    idToken: string,
    refreshToken: string | undefined,
  ): Promise<Granted> => {
    const { access_token: access } = tokens;
    const found = looksLikeToken(access) ? await signOn.recognise(access) : undefined;
    if (!found) throw say.error('access-token-refused');
    return { ...found, tokens: { idToken, refreshToken } };
  };
  return {
    begin: redirectUri =>
      ask(async config => {
        const departure = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: client.scopes,
          state: departure.state,
          nonce: departure.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(departure.verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, departure };
      }),
    async finish(at, { state, nonce, verifier }) {
      const tokens = await ask(config =>
        oidc.authorizationCodeGrant(config, at, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      ).catch(refused(cause => say.error('sign-in-refused', { why: whyOf(cause) }, { cause })));
      return granted(tokens, tokens.id_token as string, tokens.refresh_token);
    },
    async renew({ idToken, refreshToken }) {
      // The provider gave none: the session ends with the access token.
      if (refreshToken === undefined) throw signedOut();
      const tokens = await ask(config => oidc.refreshTokenGrant(config, refreshToken)).catch(
        refused(() => signedOut()),
      );
      // One that is not replaced stays good.
      return granted(tokens, tokens.id_token ?? idToken, tokens.refresh_token ?? refreshToken);
    },
    async endUrl({ idToken }, returnTo) {
      try {
        const config = await ask(async known => known);
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        const more = { id_token_hint: idToken, post_logout_redirect_uri: returnTo };
        return oidc.buildEndSessionUrl(config, more).href;
      } catch (thrown) {
        // The person has left Kontor all the same.
        if (toKontorError(thrown).kind === 'unavailable') return null;
        throw thrown;
      }
    },
  };
}

function discover(issuer: string, { id, secret }: OpenIdClient): Promise<oidc.Configuration> {
  return oidc.discovery(
    new URL(issuer),
    id,
    {},
    secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
    {
      timeout: patienceSeconds,
      execute: [
        // The signature of the identity token is checked as well, and not only from where it came.
        oidc.enableNonRepudiationChecks,
        // The person who runs Kontor has named an issuer without TLS.
        ...(issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : []),
      ],
    },
  );
}

/** What the provider has decided becomes an error of the person; everything else stays what it is. */
const refused =
  (error: (cause: unknown) => KontorError) =>
  (thrown: unknown): never => {
    const isDecided =
      thrown instanceof oidc.ResponseBodyError ||
      thrown instanceof oidc.AuthorizationResponseError ||
      thrown instanceof oidc.WWWAuthenticateChallengeError ||
      thrown instanceof oidc.ClientError;
    throw isDecided ? error(thrown) : thrown;
  };

/** No answer, or one in the place of an answer, such as a page about maintenance. */
function isAway(thrown: unknown): boolean {
  if (thrown instanceof oidc.ResponseBodyError || thrown instanceof oidc.WWWAuthenticateChallengeError)
    return thrown.status >= 500 || thrown.status === 429;
  if (thrown instanceof oidc.ClientError) return away.has(thrown.code ?? '');
  return thrown instanceof TypeError || thrown instanceof DOMException;
}
const away = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
]);

/** In the words of the provider, where it has some. */
function whyOf(thrown: unknown): string {
  const { error_description: text, error, message } = thrown as Partial<oidc.ResponseBodyError>;
  return String(text ?? error ?? message).slice(0, 200);
}

const unreachable = (issuer: string, cause: unknown) => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return say.error('provider-unreachable', { issuer, why }, { cause, retryAfterMs: 5_000 });
};
