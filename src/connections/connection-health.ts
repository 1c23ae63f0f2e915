// Whether a connection can be used, as this process knows it and as the store remembers it. It is shut by a person
// (paused), by refused credentials, or for as long as its system asks to be left alone; then nothing leaves but a probe
// now and then.
import type { Call } from '../core/call.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import { limited, longestTurnMs, longLimitMs } from '../core/limited.ts';
import type { Log } from '../core/log.ts';
import { type Sentences, speaker } from '../core/reasons.ts';
import { own, type Redactor, reasonOf } from '../core/redacted.ts';
import type { ConnectionStatus } from '../core/words.ts';
import type { Connections, StatusChange, StoredConnection } from '../store/connections.ts';
import type { SharedClock } from '../store/shared-clock.ts';
import { say } from './sentences.ts';

export type Health = ReturnType<typeof connectionHealth>;

export function connectionHealth(
  stored: Pick<
    StoredConnection,
    'id' | 'name' | 'status' | 'statusReason' | 'limitedUntil' | 'acceptedAt' | 'updatedAt'
  >,
  parts: {
    connections: Pick<Connections, 'setStatus' | 'limit'>;
    clock: SharedClock;
    /** What has waited for this connection can go on. */
    onOpen(id: string): void;
    redact: Redactor;
    /** In English, of all parts: for the log. */
    words: Sentences;
    log: Log;
  },
) {
  const { id, name, updatedAt } = stored;
  const { clock, words } = parts;
  const speak = speaker(words);
  let { status, statusReason: reason, acceptedAt } = stored;
  // By the monotonic reading: when the limit was learned of here, and when it ends.
  const limitOf = (until: Date | null) =>
    until && { from: clock.elapsed(), until: clock.elapsed() + until.getTime() - clock.now() };
  let limit = limitOf(stored.limitedUntil);
  const leftMs = () => (limit ? limit.until - clock.elapsed() : 0);
  // One change is written after the other; each says from which statuses it leads away.
  let writing: Promise<unknown> = Promise.resolve();
  /** How many of them are under way, and when the last one ended. */
  let open = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  const write = (to: ConnectionStatus, work: () => Promise<void>) => {
    open++;
    writing = writing
      .then(work)
      .catch(thrown => {
        const { code, message } = toKontorError(thrown);
        parts.log.warn({ code, connection: id }, `The status ${to} could not be stored: ${message}`);
      })
      .finally(() => {
        open--;
        writtenAt = clock.elapsed();
      });
  };
  const change = ({ from, to, reason: why }: StatusChange) => {
    if (!from.includes(status)) return;
    status = to;
    reason = why;
    limit = null;
    write(to, async () => {
      // Work that began before the settings were changed may end after it, with what was refused then.
      const changed = await parts.connections.setStatus(id, { from, to, reason: why, asOf: updatedAt });
      if (!changed) return;
      if (to === 'ok') parts.log.info({ connection: id }, `The connection ${name} works again.`);
      else parts.log.warn({ connection: id, status: to }, `The connection ${name}: ${why && speak(why)}`);
      if (to === 'ok') parts.onOpen(id);
    });
  };
  const recovered = () =>
    change({ from: ['needs_credentials', 'failing', 'limited'], to: 'ok', reason: null });
  return {
    status: () => status,
    /** Why nothing may be sent; undefined: it may. The kind says that nothing was sent. */
    refusal(): KontorError | undefined {
      if (status === 'paused') return say.error('connection-paused', { connection: name });
      if (status === 'limited' && leftMs() > longestTurnMs) return limited({ connection: name }, leftMs());
      if (status !== 'needs_credentials') return undefined;
      return say.error('needs-credentials', { connection: name, refusal: reason ?? '' }, { also: words });
    },
    // That something goes well afterwards does not undo it, because it may have been on its way: only a probe does.
    credentialsRefused(error: KontorError): void {
      change({
        from: ['ok', 'failing', 'limited'],
        to: 'needs_credentials',
        reason: reasonOf(error, parts.redact),
      });
    },
    /** The system has asked to be left alone for so long, in milliseconds. */
    limited(waitMs: number): void {
      if (status === 'paused' || status === 'needs_credentials') return;
      // Answers that were on their way together say the same.
      if (status === 'limited' && leftMs() >= waitMs - 1_000) return;
      status = 'limited';
      limit = { from: limit?.from ?? clock.elapsed(), until: clock.elapsed() + waitMs };
      const since = new Date(clock.now());
      const until = new Date(clock.now() + waitMs);
      const why = say.reason('asked-for-pause', { until: own`${until}` });
      reason = why;
      write('limited', async () => {
        await parts.connections.limit(id, { since, until, reason: why, asOf: updatedAt });
        const level = waitMs < longLimitMs ? 'info' : 'warn';
        parts.log[level]({ connection: id, status: 'limited' }, `The connection ${name}: ${speak(why)}`);
      });
    },
    /** The system has failed many times in a row, or answers again. */
    onBreaker(state: 'open' | 'closed'): void {
      if (state === 'closed') change({ from: ['failing'], to: 'ok', reason: null });
      else
        change({
          from: leftMs() > 0 ? ['ok'] : ['ok', 'limited'],
          to: 'failing',
          reason: say.reason('does-not-answer'),
        });
    },
    /** What the store says, which another process may have written. */
    follow(now: Pick<StoredConnection, 'status' | 'statusReason' | 'limitedUntil'>, readAt: number): void {
      if (open > 0 || readAt < writtenAt) return;
      status = now.status;
      reason = now.statusReason;
      if (now.limitedUntil === null) limit = null;
      else limit ??= limitOf(now.limitedUntil);
      // Another process may have been asked for a longer pause.
      if (limit) limit.until = Math.max(limit.until, limitOf(now.limitedUntil)?.until ?? limit.until);
    },
    /** A probe went well. */
    recovered,
    /** The system has answered. */
    answered({
      status: said,
      startedAt,
      durationMs,
    }: Pick<Call, 'status' | 'startedAt' | 'durationMs'>): void {
      // What left before the system asked for a pause says nothing about it.
      const isLater = limit !== null && clock.elapsed() - durationMs >= limit.from;
      if (isLater && said !== undefined && said !== 429 && said !== 503)
        change({ from: ['limited'], to: 'ok', reason: null });
      // Any other answer may come from what stands before the system.
      if (said !== undefined && said >= 200 && said < 300) acceptedAt = startedAt;
    },
    /** When it last took the credentials, as far as this process knows. */
    acceptedAt: () => acceptedAt,
  };
}
