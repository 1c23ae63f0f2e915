// The identity provider whose people are let in.
export interface SignOnSettings {
  /** As it stands in tokens. Under it lies `/.well-known/openid-configuration`. */
  issuer: string;
  /** For whom the tokens must have been made. */
  audience: string;
  /** Where in a token the roles stand, with dots: `realm_access.roles`. */
  rolesClaim: string;
}
