// What a call that did not go well throws.

interface ProblemBody {
  code?: string;
  kind?: string;
  detail?: string;
  next?: string;
  details?: Record<string, unknown>;
}

/** An answer of the API that says no; the fields are those of the problem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly kind: string;
  /** What to do, as a sentence. */
  readonly next: string | undefined;
  readonly details: Record<string, unknown>;
  /** How long to wait, in milliseconds, where Kontor has said it. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, body: ProblemBody, retryAfterMs?: number) {
    super(body.detail ?? `Kontor answered ${status}.`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.kind = body.kind ?? 'bug';
    this.next = body.next;
    this.details = body.details ?? {};
    this.retryAfterMs = retryAfterMs;
  }
}
