// A recorded call as a test wants it: a read that went well, with nothing in it but what the test says.
import type { Call } from '../src/core/call.ts';
import { fromCaller } from '../src/core/redacted.ts';

export const callDraft = (connectionId: string, change: Partial<Call> = {}): Call => ({
  connectionId,
  postingId: undefined,
  runId: undefined,
  method: 'GET',
  url: fromCaller('http://a/b'),
  requestHeaders: {},
  requestBody: undefined,
  status: 200,
  responseHeaders: {},
  responseBody: undefined,
  failure: undefined,
  startedAt: new Date(),
  durationMs: 1,
  ...change,
});
