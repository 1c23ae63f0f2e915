// The identity provider whose people are let in.
export interface SignOnSettings {
  /** As it stands in tokens. Under it lies `/.well-known/openid-configuration`. */
  issuer: string;
  /** For whom the tokens must have been made. */
  audience: string;
  /** Where in a token the roles stand, with dots: `realm_access.roles`. */
  rolesClaim: string;
  /** As what Kontor asks the provider when people sign in with a browser; undefined: they cannot. */
  client?: OpenIdClient | undefined;
}

export interface OpenIdClient {
  id: string;
  /** Undefined: it is a public client, which has only PKCE. */
  secret?: string | undefined;
  /** With spaces between them. */
  scopes: string;
}
