// Renews the claims of a process while it works, and stores whether the work succeeded.
import { type KontorError, toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { type Redactor, reasonOf } from '../core/redacted.ts';
import type { Claim } from '../store/cursors.ts';
import type { Store } from '../store/open-store.ts';
import { say } from './reasons.ts';

/** A process that has died holds its claims for at most so long. */
export const leaseMs = 30_000;

/** Calls `renew` with the end of the next lease, again and again while the work goes on. */
export async function renewing<T>(
  renew: (until: Date) => Promise<void>,
  { store: { clock }, log, leaseMs: lease = leaseMs }: { store: Store; log: Log; leaseMs?: number },
  work: () => Promise<T>,
): Promise<T> {
  const renewed = () =>
    renew(new Date(clock.now() + lease)).catch(thrown => {
      const { code, message } = toKontorError(thrown);
      log.warn({ code }, message);
    });
  const timer = setInterval(renewed, lease / 3);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Releases the claim when the work ends, with its error, if any. Throws what the work throws. */
export async function releasing(
  claim: Claim,
  { store, redact }: { store: Store; redact: Redactor },
  work: () => Promise<void>,
): Promise<void> {
  const over = (error: KontorError | null) =>
    store.cursors.release(
      claim,
      new Date(store.clock.now()),
      error === null ? null : reasonOf(error, redact),
    );
  await work().catch(async thrown => {
    const error = toKontorError(thrown);
    await over(error);
    throw error;
  });
  await over(null);
}

/** For the transaction of what was read. Throws `unavailable/claim-lost`, and nothing of it may be stored. */
export async function advance(
  tx: Parameters<Store['cursors']['advance']>[0],
  claim: Claim,
  cursor: unknown,
  store: Store,
): Promise<void> {
  if (await store.cursors.advance(tx, claim, cursor)) return;
  throw say.error('claim-lost');
}
