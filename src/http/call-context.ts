// Which posting and which run an exchange belongs to, carried along the asynchronous call chain so that connectors
// need not know.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FlowRun } from '../core/call.ts';
import type { Deadline } from '../core/clock.ts';

export interface CallContext {
  postingId?: string;
  runId?: string;
  flowRun?: FlowRun;
  /** A request that has not left by then must not leave any more. */
  sendBefore?: Deadline;
  /** What the exchange is one of several steps of. What has begun is finished before something else begins. */
  work?: { requests: number };
  /** The exchange finds out whether a connection works again. */
  probe?: boolean;
  /** `pass`: rather a refusal at once than a wait for its turn. */
  pace?: 'queue' | 'pass';
  /** How often a read may be repeated; left out: as the connection does it. */
  repeats?: number;
}

const storage = new AsyncLocalStorage<CallContext>();

export function withCallContext<T>(context: CallContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, work);
}

export function callContext(): CallContext {
  return storage.getStore() ?? {};
}
