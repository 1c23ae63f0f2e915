// One HTTP exchange with another system, as it is written down: secrets are removed already.

export interface Call {
  connectionId: string;
  postingId: string | undefined;
  runId: string | undefined;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: string | undefined;
  status: number | undefined;
  responseHeaders: Record<string, string>;
  responseBody: string | undefined;
  /** The failure kind when no whole answer came. */
  failure: string | undefined;
  startedAt: Date;
  durationMs: number;
}

export interface StoredCall extends Call {
  id: string;
}
