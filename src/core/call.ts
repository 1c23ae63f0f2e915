// One HTTP exchange with another system, as it is written down: secrets are removed already.
import type { Redacted } from './redacted.ts';

export interface Call {
  connectionId: string;
  postingId: string | undefined;
  runId: string | undefined;
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

export interface StoredCall extends Call {
  id: string;
}
