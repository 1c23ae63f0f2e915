// One HTTP exchange with another system, as it is written down: secrets are removed already.
import type { Redacted } from './redacted.ts';

export interface Call {
  connectionId: string;
  postingId: string | undefined;
  runId: string | undefined;
  /** Of the run of a flow, as long as no posting is concerned. */
  flowRun?: FlowRun | undefined;
  method: string;
  url: Redacted;
  requestHeaders: Record<string, Redacted>;
  requestBody: Redacted | undefined;
  status: number | undefined;
  responseHeaders: Record<string, Redacted>;
  responseBody: Redacted | undefined;
  /** The failure kind when no whole answer came. */
  failure: string | undefined;
  startedAt: Date;
  durationMs: number;
}

/** What a flow runs for. */
export interface FlowRun {
  flowId: string;
  subjectId: string;
}

export interface StoredCall extends Call {
  id: string;
}
