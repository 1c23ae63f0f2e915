// SAP locks a user who keeps coming with a wrong password. Until a logon has gone well only one request goes out, and
// after a few refusals in a row nothing does for a while, longer every time.
import type { Clock } from '../../core/clock.ts';
import { say } from '../sentences.ts';

export interface Refusals {
  /** Waits until it is this request's turn; throws `auth/logon-braked` while nothing is sent. */
  turn(): Promise<void> | undefined;
  accepted(): void;
  /** Answers whether one more try is allowed. */
  refused(): boolean;
  /** The request ended without telling: the connection broke, say. */
  unknown(): void;
}

const refusalsBeforeBrake = 3;
const firstBrakeMs = 60_000;
const longestBrakeMs = 60 * 60_000;

export function countRefusals(clock: Clock): Refusals {
  let inARow = 0;
  let brakeUntil = Number.NEGATIVE_INFINITY;
  let proven = false;
  /** The one request that goes ahead of all others; they wait for it. */
  let ahead: { done: Promise<void>; finish(): void } | undefined;

  const refuseBraked = () => {
    const left = brakeUntil - clock.elapsed();
    if (left <= 0) return;
    throw say.error('logon-braked', { retryAfterMs: left });
  };
  const settle = () => {
    ahead?.finish();
    ahead = undefined;
  };
  const wait = async (): Promise<void> => {
    while (!proven && ahead) await ahead.done;
    refuseBraked();
    if (!proven) ahead = newTurn();
  };

  return {
    turn() {
      refuseBraked();
      return proven ? undefined : wait();
    },
    accepted() {
      inARow = 0;
      proven = true;
      settle();
    },
    refused() {
      proven = false;
      inARow++;
      if (inARow < refusalsBeforeBrake) return true;
      const times = inARow - refusalsBeforeBrake;
      brakeUntil = clock.elapsed() + Math.min(firstBrakeMs * 5 ** times, longestBrakeMs);
      settle();
      return false;
    },
    unknown: settle,
  };
}

/** A token that is refused locks nobody: another one is fetched, at the pace of `token-cache.ts`. */
export const lockNobody: Refusals = {
  turn: () => undefined,
  accepted() {},
  refused: () => true,
  unknown() {},
};

function newTurn() {
  let finish = () => {};
  const done = new Promise<void>(resolve => {
    finish = resolve;
  });
  return { done, finish };
}
