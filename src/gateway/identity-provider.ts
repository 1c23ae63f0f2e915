// What a browser session needs of the identity provider of a house.
import type { Caller } from '../core/caller.ts';
import type { ProviderTokens } from '../store/browser-sessions.ts';

export interface Granted {
  caller: Caller;
  /** When the access token ends: rights are read anew then. */
  until: Date;
  tokens: ProviderTokens;
}

/** What the browser keeps between leaving for the provider and coming back. */
export interface Departure {
  state: string;
  nonce: string;
  verifier: string;
}

/** `begin`, `finish` and `renew` throw `unavailable/provider-unreachable` when the provider does not answer. */
export interface IdentityProvider {
  begin(redirectUri: string): Promise<{ url: string; departure: Departure }>;
  /** `at`: the address at which the browser came back. Throws `auth/sign-in-refused`, and what `SignOn.recognise` says. */
  finish(at: URL, departure: Departure): Promise<Granted>;
  /** Reads the rights anew. Throws `auth/signed-out` when the provider refuses, and what `SignOn.recognise` says. */
  renew(tokens: ProviderTokens): Promise<Granted>;
  /** Where the browser ends its session with the provider; null: the provider has no such page. */
  endUrl(tokens: ProviderTokens, returnTo: string): Promise<string | null>;
}
