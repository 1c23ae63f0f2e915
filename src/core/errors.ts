// One error class. `kind` decides what happens next, `code` says exactly what happened, the message is for a person.

import type { Params } from './reasons.ts';

/** kind → HTTP status of our API, and whether a plain retry can help. */
export const errorKinds = {
  input: { status: 400, retryable: false },
  config: { status: 422, retryable: false },
  auth: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  missing: { status: 404, retryable: false },
  conflict: { status: 409, retryable: false },
  limited: { status: 429, retryable: true },
  unavailable: { status: 503, retryable: true },
  rejected: { status: 422, retryable: false },
  uncertain: { status: 504, retryable: false },
  bug: { status: 500, retryable: false },
} as const;
export type ErrorKind = keyof typeof errorKinds;

export interface KontorErrorOptions {
  /** What the reader can do about it, as one sentence. */
  next?: string;
  details?: Record<string, unknown>;
  /** What stands in the sentence of its code; left out: the sentence is the error's own (see `sentences.ts`). */
  params?: Params;
  /** How long to wait before trying again, in milliseconds, when the other side told us. */
  retryAfterMs?: number;
  cause?: unknown;
}

export class KontorError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly next: string | undefined;
  readonly details: Record<string, unknown>;
  readonly params: Params | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(kind: ErrorKind, code: string, message: string, options: KontorErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'KontorError';
    this.kind = kind;
    this.code = code;
    this.next = options.next;
    this.details = options.details ?? {};
    this.params = options.params;
    this.retryAfterMs = options.retryAfterMs;
  }

  get retryable(): boolean {
    return errorKinds[this.kind].retryable;
  }
}

/** The code of what the functions of a connector throw that is no sentence: of kind `bug`, but it says whose. */
export const defectCode = 'connector-defect';

export const isDefect = (thrown: unknown): thrown is KontorError =>
  thrown instanceof KontorError && thrown.code === defectCode;

/** It says what happened in a sentence; everything else that is thrown comes from code that stumbled. */
export const isExplained = (thrown: unknown): thrown is KontorError =>
  thrown instanceof KontorError && (thrown.kind !== 'bug' || isDefect(thrown));

/** What a caller is told of whatever was thrown: of a mistake of Kontor no more than that there is one. */
export const sentenceOf = (thrown: unknown): string =>
  isExplained(thrown) ? thrown.message : 'Something unexpected happened in Kontor.';

/** Whatever was thrown, as a KontorError; what is not ours is a `bug` and keeps its cause. */
export function toKontorError(thrown: unknown): KontorError {
  if (thrown instanceof KontorError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new KontorError('bug', 'unexpected', `Something unexpected happened in Kontor: ${message}`, {
    cause: thrown,
    next: 'Please report this with the log lines around it.',
  });
}
