// What a refusal of a REST system means: one table from status to kind, code and sentence. A connector adds what to check, and where its
// error bodies say why.
import { type ErrorKind, KontorError } from '../../../core/errors.ts';
import { exactJson } from '../../../core/exact-json.ts';
import { externalText } from '../../../core/external-text.ts';
import { cutText } from '../../../core/storable.ts';
import { askedToWaitMs } from '../../../http/asked-to-wait.ts';
import type { HttpReply } from '../../../http/send.ts';
import { type Path, valueAt, valuesAt } from './path.ts';

export interface RestErrors {
  /** What proves who we are: `the access token`. */
  credential: string;
  /** What to check when it is refused, and when the address or the request does not fit the system. */
  next: { credential: string; address: string };
  /** Where an error body says why; left out: where such texts mostly stand (`message`, `detail`, `title`, …). */
  said?: readonly Path[];
  /** Statuses by which this system means something else than the table says. */
  kinds?: { readonly [status: number]: readonly [kind: ErrorKind, code: string] };
}

/** `write`: the request may have changed something. */
export interface Asked {
  system: string;
  write: boolean;
  nowMs: number;
}

const tries = 'Kontor tries again automatically.';
const waits = 'Kontor waits and then goes on automatically.';
const looksUp = 'Kontor looks up whether the record exists before anything is sent again.';
const reads = 'Read the record again and repeat the change.';
const corrects = 'Correct the cause in the system or in the settings, then replay.';

function meaningOf(
  status: number,
  said: string,
  { system, write }: Asked,
  { credential, next }: RestErrors,
): readonly [kind: ErrorKind, code: string, sentence: string, next: string] {
  const answered = `${system} answered ${status}${said && `: ${said}`}`;
  const refused = `${system} refused ${credential} (${status})`;
  if (status === 401) return ['auth', 'logon-refused', refused, next.credential];
  if (status === 403) return ['auth', 'not-authorised', refused, next.credential];
  if (status === 429)
    return ['limited', 'too-many-requests', `${system} asks for a pause: the quota is used up`, waits];
  if (status === 408 || status >= 500)
    return [write ? 'uncertain' : 'unavailable', 'server-error', answered, write ? looksUp : tries];
  if (!write || status < 400) return ['config', 'refused', answered, next.address];
  if (status === 404 || status === 410) return ['missing', 'not-found', answered, next.address];
  if (status === 412 || status === 428) return ['conflict', 'record-changed', answered, reads];
  return ['rejected', 'rejected', answered, corrects];
}

export function errorOf(reply: HttpReply, asked: Asked, errors: RestErrors): KontorError {
  const said = saidIn(reply.text, errors.said).replace(/\.$/, '');
  const [kind, code, sentence, next] = meaningOf(reply.status, said, asked, errors);
  const [ownKind, ownCode] = errors.kinds?.[reply.status] ?? [kind, code];
  const retryAfterMs = askedToWaitMs(reply, asked.nowMs);
  const details = { status: reply.status };
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new KontorError(ownKind, ownCode, `${sentence}.`, { details, next, ...wait });
}

/** What was answered with success is no JSON, or nested so deep that nobody means it. */
export function unreadableAnswer({ system, write }: Asked, { next }: RestErrors, cause: unknown) {
  const sentence = `${system} answered something that is not JSON.`;
  return write
    ? new KontorError('uncertain', 'unreadable-confirmation', sentence, { cause, next: looksUp })
    : new KontorError('config', 'unreadable-answer', sentence, { cause, next: next.address });
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
