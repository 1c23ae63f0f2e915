// One HTTP exchange with another system, as it is written down: secrets are removed already.
import { own, type Redacted } from './redacted.ts';

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

/** Instead of a body that was sent as it came, and is not kept. */
export const streamed = '(streamed)';

/** The beginning of a body of so many characters. */
export const bodyCut = (beginning: Redacted, characters: number): Redacted =>
  own`${beginning}... (${characters} characters in all)`;

/** Whether a recorded body is all that was sent. */
export const isWholeBody = (body: string): boolean =>
  body !== streamed && !/\.\.\. \(\d+ characters in all\)$/.test(body);
