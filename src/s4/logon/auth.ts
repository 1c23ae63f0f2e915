// The ways to prove who we are to a system. Which one a system takes is decided by its communication arrangement.

export type Auth =
  | BasicAuth
  | ApiKeyAuth
  | NoAuth
  | CertificateAuth
  | OAuthClientCredentials
  | OAuthSamlBearer;

/** User and password of the communication user: works everywhere. */
export interface BasicAuth {
  kind: 'basic';
  username: string;
  password: string;
}

/** SAP's public sandbox of its API hub. */
export interface ApiKeyAuth {
  kind: 'api-key';
  key: string;
}

/** What stands at the address logs on by itself: a proxy, such as Kontor's. */
export interface NoAuth {
  kind: 'none';
}

/** X.509: the TLS connection itself proves it, no header does. */
export interface CertificateAuth extends ClientCertificate {
  kind: 'certificate';
}

/** PEM texts. The certificate may bring its chain along. */
export interface ClientCertificate {
  certificate: string;
  key: string;
  /** Of an encrypted key. */
  passphrase?: string | undefined;
}

interface OAuthClient {
  tokenUrl: string;
  clientId: string;
  scope?: string | undefined;
  /** `cache` keeps the token until shortly before it expires; `per-request` keeps nothing. */
  tokenPolicy: 'cache' | 'per-request';
}

export interface OAuthClientCredentials extends OAuthClient {
  kind: 'oauth-client-credentials';
  /** Where client id and secret go: the Authorization header or the form; or no secret but a certificate. */
  clientAuth: 'basic' | 'body' | 'certificate';
  /** For `basic` and `body`. */
  clientSecret?: string | undefined;
  /** For `certificate`. */
  client?: ClientCertificate | undefined;
}

/**
 * A business user, vouched for by a signed assertion (RFC 7522). Client id and secret are name and password of the
 * communication user (FACTS §2).
 */
export interface OAuthSamlBearer extends OAuthClient {
  kind: 'oauth-saml-bearer';
  clientSecret: string;
  assertion: SamlAssertion;
}

export interface SamlAssertion {
  /** Name of the provider, as the communication system knows it. */
  issuer: string;
  /** The system's own SAML name: the address of its user interface, without `-api`. */
  audience: string;
  /** The user for whom the token is: an e-mail address or a user name. */
  subject: string;
  nameIdFormat: 'email' | 'unspecified';
  /** What the assertion is signed with; the communication system knows the certificate. */
  signing: ClientCertificate;
  /** How long it is good for; ten minutes when left out. */
  lifetimeSeconds?: number | undefined;
}

/** The requests carry tokens; only the token endpoint sees a secret. */
export const usesTokens = ({ kind }: Auth): boolean =>
  kind === 'oauth-client-credentials' || kind === 'oauth-saml-bearer';

/** The certificate that the TLS connections of this logon present. */
export function clientCertificateOf(auth: Auth): ClientCertificate | undefined {
  if (auth.kind === 'certificate') return auth;
  return auth.kind === 'oauth-client-credentials' && auth.clientAuth === 'certificate'
    ? auth.client
    : undefined;
}
