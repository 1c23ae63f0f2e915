// One token for all. It is renewed in good time while the old one still serves, by one request at a time; a refusal is
// not asked for again at once, so that a wrong secret does not become a storm that locks the user.
import { type Clock, type Deadline, deadlineAfter } from '../core/clock.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import { maxExternal } from '../core/external-numbers.ts';
import type { Logon } from './logon.ts';
import type { Token } from './request-token.ts';

/** A token is renewed when so much of its life has passed, and not used when it is about to expire. */
const renewAfter = 0.8;
const unusableAfter = 0.97;
/** The pause after a failed request for a token; doubles with every further one. */
const firstPauseMs = { refused: 30_000, down: 1_000 };
const longestPauseMs = 15 * 60_000;
/** A new token that is refused at once, so often in a row, is not the token's fault: it is kept for a while. */
const newTokensRefused = 5;
const atOnceMs = 1_000;
const keepRefusedMs = 10_000;

export const bearer = (token: Token) => ({ authorization: `Bearer ${token.value}` });

export function cachedToken(fetchToken: () => Promise<Token>, clock: Clock): Logon {
  let held:
    | { headers: Record<string, string>; fetchedAt: number; renew: Deadline; unusable: Deadline }
    | undefined;
  let refusedAtOnce = 0;
  let fetching: Promise<Record<string, string>> | undefined;
  let failed: { error: KontorError; until: number; inARow: number } | undefined;

  const renew = (): Promise<Record<string, string>> => {
    if (failed && clock.elapsed() < failed.until) throw again(failed.error, failed.until - clock.elapsed());
    fetching ??= fetchToken()
      .then(
        token => {
          const life = token.expiresInMs ?? maxExternal.tokenLifeMs;
          const headers = bearer(token);
          held = {
            headers,
            fetchedAt: clock.elapsed(),
            renew: deadlineAfter(clock, life * renewAfter),
            unusable: deadlineAfter(clock, life * unusableAfter),
          };
          failed = undefined;
          return headers;
        },
        thrown => {
          const error = toKontorError(thrown);
          const inARow = (failed?.inARow ?? 0) + 1;
          const pause = firstPauseMs[error.kind === 'auth' ? 'refused' : 'down'] * 2 ** (inARow - 1);
          failed = { error, until: clock.elapsed() + Math.min(pause, longestPauseMs), inARow };
          throw error;
        },
      )
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };

  return {
    headers() {
      if (!held || held.unusable.passed()) return asPromise(renew);
      // The old one is good for a while yet: nobody waits, and the next caller retries after a failure.
      if (held.renew.passed() && !fetching) asPromise(renew).catch(() => {});
      return held.headers;
    },
    refused(headers) {
      // An answer to an older token says nothing about the one that is held now.
      if (held === undefined || held.headers.authorization !== headers.authorization) return;
      const age = clock.elapsed() - held.fetchedAt;
      if (age < atOnceMs) refusedAtOnce++;
      else if (age >= keepRefusedMs) refusedAtOnce = 0;
      if (refusedAtOnce <= newTokensRefused) held = undefined;
    },
  };
}

/** What is thrown at once comes as a promise too. */
async function asPromise<T>(work: () => Promise<T>): Promise<T> {
  return work();
}

function again(error: KontorError, retryAfterMs: number): KontorError {
  return new KontorError(error.kind, error.code, error.message, {
    cause: error,
    ...(error.next === undefined ? {} : { next: error.next }),
    details: error.details,
    ...(error.params === undefined ? {} : { params: error.params }),
    retryAfterMs,
  });
}
