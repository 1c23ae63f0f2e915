// The way of a request out of the house, from the inside to the wire: gate, repeated reads, pace, breaker, deadline,
// record, what is cleaned of secrets, socket.
import type { Call } from '../core/call.ts';
import type { Clock } from '../core/clock.ts';
import type { KontorError } from '../core/errors.ts';
import type { TlsIdentity } from '../core/tls-identity.ts';
import { withBreaker } from './breaker.ts';
import { cleanErrors } from './clean-errors.ts';
import type { HostRules } from './host-rules.ts';
import { paced, type RequestBudget } from './pace.ts';
import { recorded } from './record.ts';
import type { ConnectionRedactor } from './redact.ts';
import { refuseWhileBlocked } from './refuse-while-blocked.ts';
import { retryReads } from './retry-reads.ts';
import { httpAgent, type Send, undiciSend } from './send.ts';
import { withSendDeadline } from './send-deadline.ts';

export interface OutboundOptions {
  connectionId: string;
  limits: {
    concurrency: number;
    adaptive: boolean;
    budget?: RequestBudget | undefined;
    answerMs: number;
  };
  /** So much of one answer is held in memory. */
  answerLimitBytes: number;
  /** Whose bodies stand in recorded calls. */
  recordBodies: 'all' | 'failures' | 'none';
  tls: TlsIdentity | undefined;
  tunnel: string | undefined;
  hosts: HostRules;
  /** Of this connection: what leaves and what is recorded passes it. */
  redact: ConnectionRedactor;
  clock: Clock;
  writeCall(call: Call): void;
  /** Why nothing may leave at present; undefined: it may. */
  refusal(): KontorError | undefined;
  /** The system has failed many times in a row, or answers again. */
  onBreaker(state: 'open' | 'closed'): void;
  /** The system has asked to be left alone for longer than a request waits for its turn. */
  onLimit(waitMs: number): void;
}

export interface Outbound {
  send: Send;
  close(): Promise<void>;
}

export function outbound(options: OutboundOptions): Outbound {
  const { limits, clock, hosts, redact } = options;
  const { concurrency, adaptive, budget } = limits;
  const agent = httpAgent({ connections: concurrency, tls: options.tls, tunnel: options.tunnel, hosts });
  const wire = undiciSend(agent, {
    timeoutMs: limits.answerMs,
    maxBodyBytes: options.answerLimitBytes,
    hosts,
  });
  const written = recorded(cleanErrors(wire, redact), {
    connectionId: options.connectionId,
    redact,
    bodies: options.recordBodies,
    bodyLimit: 16 * 1024,
    readBodyLimit: 1024,
    clock,
    write: options.writeCall,
  });
  const breaking = withBreaker(withSendDeadline(written), { onChange: options.onBreaker, clock });
  const pace = paced(breaking, { concurrency, adaptive, budget, clock, onLimit: options.onLimit });
  return {
    send: refuseWhileBlocked(retryReads(pace, [200, 1_000]), options.refusal),
    close: () => agent.destroy(),
  };
}
