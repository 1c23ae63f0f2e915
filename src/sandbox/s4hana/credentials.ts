// What the system believes.

export interface Credentials {
  username: string;
  password: string;
  apiKey: string;
  clientId: string;
  clientSecret: string;
  /** Whose assertions are believed: the name of the provider and its certificate as PEM. */
  trustedProvider?: { issuer: string; certificate: string } | undefined;
  /** The business users that assertions may name. */
  businessUsers: string[];
}
