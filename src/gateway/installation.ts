// What an administrator wants to know of this Kontor as a whole: its version, database, encryption key, and how people sign in.
import type { SignOnSettings } from '../core/sign-on-settings.ts';
import type { Store } from '../store/open-store.ts';

export type Installation = ReturnType<typeof installation>;

export interface InstallationParts {
  version: string;
  /** Undefined: people sign in with keys and links only. */
  signOn: SignOnSettings | undefined;
  publicUrl: string | undefined;
  sessionIdleMs: number;
  sessionLongestMs: number;
}

export const installation = (
  { kind: database, encryptionKey }: Pick<Store, 'kind' | 'encryptionKey'>,
  { version, signOn, publicUrl, sessionIdleMs, sessionLongestMs }: InstallationParts,
) => ({
  version,
  database,
  encryptionKey,
  publicUrl: publicUrl ?? null,
  signIn: {
    issuer: signOn?.issuer ?? null,
    /** Whether browsers are sent there; otherwise programs bring its tokens. */
    inBrowser: signOn?.client !== undefined,
    rolesClaim: signOn?.rolesClaim ?? null,
    idleMinutes: sessionIdleMs / 60_000,
    longestMinutes: sessionLongestMs / 60_000,
  },
});
