// Whether a connection can be used, as this process knows it and as the store remembers it. It is shut by a person
// (paused) or by refused credentials; then nothing leaves but a probe now and then.
import type { Call } from '../core/call.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { own, type Redactor, reasonOf } from '../core/redacted.ts';
import type { ConnectionStatus } from '../core/words.ts';
import type { Connections, StatusChange, StoredConnection } from '../store/connections.ts';

export interface Health {
  status(): ConnectionStatus;
  /** Why nothing may be sent; undefined: it may. The kind says that nothing was sent. */
  refusal(): KontorError | undefined;
  credentialsRefused(error: KontorError): void;
  /** The system has failed many times in a row, or answers again. */
  onBreaker(state: 'open' | 'closed'): void;
  /** What the store says, which another process may have written. */
  follow(stored: Pick<StoredConnection, 'status' | 'statusReason'>): void;
  /** A probe went well. */
  recovered(): void;
  /** The system has answered. */
  answered(call: Pick<Call, 'status' | 'startedAt'>): void;
  /** When it last took the credentials, as far as this process knows. */
  acceptedAt(): Date | null;
}

export function connectionHealth(
  stored: Pick<StoredConnection, 'id' | 'name' | 'status' | 'statusReason' | 'acceptedAt' | 'updatedAt'>,
  parts: {
    connections: Pick<Connections, 'setStatus'>;
    /** What has waited for this connection can go on. */
    onOpen(id: string): void;
    redact: Redactor;
    log: Log;
  },
): Health {
  const { id, name, updatedAt } = stored;
  let { status, statusReason: reason, acceptedAt } = stored;
  // One change is written after the other; each says from which statuses it leads away.
  let writing: Promise<unknown> = Promise.resolve();
  const change = ({ from, to, reason: why }: StatusChange) => {
    if (!from.includes(status)) return;
    status = to;
    reason = why;
    writing = writing
      // Work that began before the settings were changed may end after it, with what was refused then.
      .then(() => parts.connections.setStatus(id, { from, to, reason: why, asOf: updatedAt }))
      .then(changed => {
        if (!changed) return;
        if (to === 'ok') parts.log.info({ connection: id }, `The connection ${name} works again.`);
        else parts.log.warn({ connection: id, status: to }, `The connection ${name}: ${why}`);
        if (to === 'ok') parts.onOpen(id);
      })
      .catch(thrown => {
        const { code, message } = toKontorError(thrown);
        parts.log.warn({ code, connection: id }, `The status ${to} could not be stored: ${message}`);
      });
  };
  const recovered = () => change({ from: ['needs_credentials', 'failing'], to: 'ok', reason: null });
  return {
    status: () => status,
    refusal() {
      if (status === 'paused') {
        return new KontorError('unavailable', 'connection-paused', `The connection ${name} is paused.`, {
          next: 'Resume it; what waits for it then goes on by itself.',
        });
      }
      if (status !== 'needs_credentials') return undefined;
      return new KontorError(
        'auth',
        'needs-credentials',
        `The connection ${name} needs new credentials: ${reason}`,
        { next: 'Enter them in the connection; what waits for it then goes on by itself.' },
      );
    },
    // That something goes well afterwards does not undo it, because it may have been on its way: only a probe does.
    credentialsRefused(error) {
      change({ from: ['ok', 'failing'], to: 'needs_credentials', reason: reasonOf(error, parts.redact) });
    },
    onBreaker(state) {
      if (state === 'closed') change({ from: ['failing'], to: 'ok', reason: null });
      else
        change({
          from: ['ok'],
          to: 'failing',
          reason: own`It has not answered many times in a row. Kontor asks now and then whether it is back.`,
        });
    },
    follow(now) {
      status = now.status;
      reason = now.statusReason;
    },
    recovered,
    answered({ status: said, startedAt }) {
      // Any other answer may come from what stands before the system.
      if (said !== undefined && said >= 200 && said < 300) acceptedAt = startedAt;
    },
    acceptedAt: () => acceptedAt,
  };
}
