// Delivers messages to destinations, signed as Standard Webhooks describe, until each has arrived, for at most 27 hours. A
// message may arrive twice, always under the same id, so that the receiver can drop the second one.
import { Webhook } from 'standardwebhooks';
import type { Clock } from '../../core/clock.ts';
import { toKontorError } from '../../core/errors.ts';
import { fairPool } from '../../core/fair-pool.ts';
import type { Log } from '../../core/log.ts';
import { messageData, type Reason, type Speak } from '../../core/reasons.ts';
import { type Redacted, type Redactor, reasonOf } from '../../core/redacted.ts';
import type { DueDelivery } from '../../store/deliveries.ts';
import type { Store } from '../../store/open-store.ts';
import { say } from '../reasons.ts';

export interface DeliveryParts {
  store: Store;
  /** Of all processes: pauses are measured with it. */
  clock: Clock;
  /** Of this machine, for signatures. */
  wall: Clock;
  log: Log;
  speak: Speak;
  post(
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<{ status: number; waitMs: number | undefined }>;
  /** Knows the signatures that were sent. */
  redact: Pick<Redactor, 'text'>;
  /** Pauses after the first try, the second, …, in milliseconds; after the last one Kontor gives up. */
  pausesMs: readonly number[];
  /** Called after each try. */
  ended(): void;
}

/** 27 hours and 35 minutes in all. */
export const deliveryPausesMs = [
  5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000,
] as const;

/** After so long without a delivery that arrived, a destination is disabled, as Standard Webhooks advise. */
const disableAfterMs = 5 * 86_400_000;

/** Longer than an answer may take: a process that has not stored the outcome by then has died. */
const leaseMs = 60_000;
/** A destination that does not answer has four messages under way at most, and leaves the slots to the others. */
const pooled = { slots: 64, mostWhenShared: 32, perLane: 4, stallsAfterMs: 1_000 };

/** Each call starts what is due and does not wait for it. `settled` waits for what is under way. */
export function deliverer(parts: DeliveryParts): { pass(): Promise<void>; settled(): Promise<void> } {
  const { store, clock, log } = parts;
  const pool = fairPool(pooled);
  return {
    async pass() {
      if (!pool.hasRoom()) return;
      const now = clock.now();
      const waiting = await store.deliveries.waiting(new Date(now), pooled.perLane);
      const wanted = pool.share(
        waiting.map(({ destinationId, tenantId, ready }) => ({
          id: destinationId,
          tenant: tenantId,
          ready,
          urgent: false,
        })),
      );
      if (wanted.size === 0) return;
      for (const one of await store.deliveries.take(new Date(now), new Date(now + leaseMs), wanted))
        pool.run({ id: one.destinationId, tenant: one.tenantId }, () =>
          deliver(one, parts)
            .catch(thrown => {
              const { code, message } = toKontorError(thrown);
              log.error({ code, destination: one.destinationId, message: one.messageId }, message);
            })
            .finally(parts.ended),
        );
    },
    settled: pool.settled,
  };
}

async function deliver(
  one: DueDelivery,
  { store, clock, wall, speak, post, redact, pausesMs }: DeliveryParts,
): Promise<void> {
  const body = JSON.stringify({
    type: one.type,
    timestamp: one.createdAt.toISOString(),
    tenant: one.tenantId,
    data: messageData(one, speak),
  });
  const at = new Date(wall.now());
  const signature = one.secrets.map(secret => new Webhook(secret).sign(one.messageId, at, body)).join(' ');
  let answer: Reason<Redacted>;
  let waitMs: number | undefined;
  try {
    const reply = await post(
      one.url,
      {
        'content-type': 'application/json',
        'user-agent': 'Kontor',
        'webhook-id': one.messageId,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
      body,
    );
    answer = say.reason('delivery-answered', { status: reply.status });
    waitMs = reply.waitMs;
    if (reply.status >= 200 && reply.status < 300)
      return await store.deliveries.delivered(one, answer, new Date(clock.now()));
    // 410: the other side says that nobody will ever listen there again.
    if (reply.status === 410)
      await store.destinations.disable(
        one.destinationId,
        { reason: say.reason('destination-gone') },
        new Date(clock.now()),
      );
  } catch (thrown) {
    answer = reasonOf(toKontorError(thrown), redact);
  }
  const pause = pausesMs[one.tries - 1];
  // Whatever it asks for, it does not wait for longer than between any two tries.
  const longest = Math.max(0, ...pausesMs);
  // Not all at the same moment, when a destination comes back.
  const nextAt =
    pause === undefined
      ? undefined
      : new Date(clock.now() + Math.max(pause * (1 + Math.random() / 10), Math.min(waitMs ?? 0, longest)));
  const failedAt = new Date(clock.now());
  await store.deliveries.failed(one, answer, nextAt, failedAt);
  if (one.failingSince && failedAt.getTime() - one.failingSince.getTime() >= disableAfterMs)
    await store.destinations.disable(
      one.destinationId,
      {
        reason: say.reason('deliveries-failed', { answer }),
        failingBefore: new Date(failedAt.getTime() - disableAfterMs),
      },
      failedAt,
    );
}
