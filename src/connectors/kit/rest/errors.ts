// What a refusal of a REST system means: one table from status to kind, code and sentence. A connector adds what to check, and where its
// error bodies say why.
import type { ErrorKind, KontorError } from '../../../core/errors.ts';
import { exactJson } from '../../../core/exact-json.ts';
import { externalText } from '../../../core/external-text.ts';
import type { Sentences } from '../../../core/reasons.ts';
import { cutText } from '../../../core/storable.ts';
import { askedToWaitMs } from '../../../http/asked-to-wait.ts';
import type { HttpReply } from '../../../http/send.ts';
import { type Advice, type SaidOptions, saidError } from '../said-error.ts';
import { say } from '../sentences.ts';
import { type Path, valueAt, valuesAt } from './path.ts';

export interface RestErrors {
  /**
   * What to check when the credentials are refused, and when the address or the request does not fit the system: reasons of the
   * connector's own sentences, or texts.
   */
  next: { credential: Advice; address: Advice };
  /** Where an error body says why; left out: where such texts mostly stand (`message`, `detail`, `title`, …). */
  said?: readonly Path[];
  /** Statuses by which this system means something else than the table says. */
  kinds?: { readonly [status: number]: readonly [kind: ErrorKind, code: string] };
}

/** `write`: the request may have changed something. `also`: the connector's own sentences in English. */
export interface Asked {
  system: string;
  write: boolean;
  nowMs: number;
  also: Sentences;
}

export function errorOf(reply: HttpReply, asked: Asked, errors: RestErrors): KontorError {
  const { status } = reply;
  const retryAfterMs = askedToWaitMs(reply, asked.nowMs);
  const options = { details: { status }, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const said = saidIn(reply.text, errors.said).replace(/\.$/, '');
  const own = errors.kinds?.[status];
  if (!own) return meaningOf(status, said, asked, errors, options);
  const { system, also } = asked;
  const says = say.reason('system-answered', { system, status, words: said && `: ${said}` });
  return saidError(own, says, errors.next.address, { ...options, also });
}

function meaningOf(
  status: number,
  said: string,
  { system, write, also }: Asked,
  { next: { credential, address } }: RestErrors,
  given: Omit<SaidOptions, 'also'>,
): KontorError {
  const options = { ...given, also };
  const words = said && `: ${said}`;
  if (status === 401) return say.error('logon-refused', { system, advice: credential }, options);
  if (status === 403) return say.error('not-authorised', { system, words, advice: credential }, options);
  if (status === 429) return say.error('too-many-requests', { system }, options);
  if (status === 408 || status >= 500) {
    const advice = say.reason(write ? 'looks-up-record' : 'retries-automatically');
    const kind = write ? 'uncertain' : 'unavailable';
    return say.error('server-error', { system, status, words, advice }, { ...options, kind });
  }
  if (!write || status < 400)
    return say.error('refused', { system, status, words, advice: address }, options);
  if (status === 404 || status === 410)
    return say.error('not-found', { system, words: said || status, advice: address }, options);
  if (status === 412 || status === 428) return say.error('record-changed', { system, words }, options);
  return say.error('rejected', { system, status, words }, options);
}

/** What was answered with success is no JSON, or nested so deep that nobody means it. */
export function unreadableAnswer(
  { status }: HttpReply,
  { system, write, also }: Asked,
  { next }: RestErrors,
  cause: unknown,
): KontorError {
  return write
    ? say.error('unreadable-confirmation', { system, advice: say.reason('looks-up-record') }, { cause })
    : say.error('unreadable-answer', { system, status, advice: next.address }, { cause, also });
}

/** Many name each wrong field too: `{ errors: { <field>: <what is wrong> } }`. */
function saidIn(text: string, paths: RestErrors['said']): string {
  try {
    const body = exactJson(text);
    const texts = paths?.flatMap(path => valuesAt(body, path)) ?? [body];
    const errors = valueAt(body, 'errors') ?? {};
    const fields = typeof errors === 'object' && !Array.isArray(errors) ? Object.entries(errors) : [];
    const each = fields.map(([field, problem]) => `${field}: ${externalText(problem)}`);
    return cutText([...texts.map(one => externalText(one)), ...each].filter(Boolean).join('; '), 500);
  } catch {
    return cutText(text, 200).trim(); // a page, or half an answer: shown as it came
  }
}
