// What goes wrong between an element and its Kontor.

/** `code`: that of Kontor, or `no-token`, `unreachable`, `aborted`. The message is a sentence in the language of the reader. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  /** After so long it is worth another try. */
  readonly retryMs: number | undefined;

  constructor(code: string, message: string, retryMs?: number) {
    super(message);
    this.code = code;
    this.retryMs = retryMs;
  }
}

export async function problemIn(reply: Response): Promise<Problem> {
  const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN);
  const told: unknown = await reply.json().catch(() => undefined);
  const { code = 'unreachable', detail = '', next = '' } = (told ?? {}) as Record<string, string | undefined>;
  return new Problem(code, `${detail} ${next}`.trim(), Number.isFinite(seconds) ? seconds * 1000 : undefined);
}
