// A system in one call: connections, pace and repeated reads put together for programs that use the library without Kontor's server.
import { systemClock } from '../core/clock.ts';
import { withBreaker } from '../http/breaker.ts';
import { type PaceState, paced, type RequestBudget } from '../http/pace.ts';
import { retryReads } from '../http/retry-reads.ts';
import { httpAgent, undiciSend } from '../http/send.ts';
import { openService, type Service, type ServiceTypes } from '../odata/service.ts';
import { type S4Client, type S4Options, s4Client } from './client.ts';
import { clientCertificateOf, fullAuth } from './logon/auth.ts';

export interface S4SystemOptions extends Pick<S4Options, 'baseUrl' | 'auth' | 'sapClient' | 'sapLanguage'> {
  /**
   * At most so many requests at the same time; 6 when left out. SAP gives no number, and every request takes a work
   * process: half of them to begin with, more while the system answers as fast as before, half as many when it says 429
   * or 503.
   */
  concurrency?: number;
  /** At most so many requests in a stretch of time. */
  budget?: RequestBudget;
  /** PEM of the authority that signed the server's certificate, where no public one did. */
  ca?: string;
  /** How long an answer may take; a minute when left out, because deep inserts take their time. */
  timeoutMs?: number;
}

export interface S4System {
  client: S4Client;
  /** How hard the system is being worked at present. */
  pace(): PaceState & { breaker: 'closed' | 'open' | 'probing' };
  /** A V2 service by its name (`API_SALES_ORDER_SRV`), or any service by its path from the host on. */
  service<Types extends ServiceTypes = ServiceTypes>(nameOrPath: string): Promise<Service<Types>>;
  /** Closes its connections. */
  close(): Promise<void>;
}

/** Pauses before a read is repeated that failed for a passing reason. Writes are never repeated. */
const readAgainAfterMs = [200, 1_000];

/** Sends nothing yet: the first service that is opened logs on. Throws as `s4Client` does. */
export function connectSystem(options: S4SystemOptions): S4System {
  const { concurrency = 6, timeoutMs = 60_000, ca, budget } = options;
  const auth = fullAuth(options.auth);
  const agent = httpAgent({ connections: concurrency, tls: { ...clientCertificateOf(auth), ca } });
  const plain = undiciSend(agent, { timeoutMs, maxBodyBytes: 64 * 1024 * 1024 });
  const breaking = withBreaker(plain);
  const pace = paced(breaking, {
    concurrency,
    adaptive: true,
    clock: systemClock,
    budget,
  });
  const client = s4Client({ ...options, auth, send: retryReads(pace, readAgainAfterMs), clock: systemClock });
  return {
    client,
    pace: () => ({ ...pace.state(), breaker: breaking.state() }),
    service: nameOrPath =>
      openService(client, nameOrPath.startsWith('/') ? nameOrPath : `/sap/opu/odata/sap/${nameOrPath}`),
    close: () => agent.destroy(),
  };
}
