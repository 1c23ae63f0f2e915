// An error of a code that has its sentence elsewhere, or none: what it says here stands in its parameters.
import { type ErrorKind, KontorError, type KontorErrorOptions } from '../../core/errors.ts';
import { type Reason, type Sentences, sentencesOf } from '../../core/reasons.ts';
import type { Wording } from '../../core/sentences.ts';
import { say } from './sentences.ts';

/** What to do next: a reason of the connector's own sentences, or a text. */
export type Advice = string | Reason;

/** `also`: the English of the connector's own sentences. */
export type SaidOptions = Omit<KontorErrorOptions, 'next' | 'params'> & { also: Sentences };

export function saidError(
  [kind, code]: readonly [kind: ErrorKind, code: string],
  said: Reason,
  next: Advice,
  { also, ...options }: SaidOptions,
): KontorError {
  const params = { said, next };
  const [message, then = ''] = sentencesOf({ code, params }, { ...also, ...say.words.en });
  return new KontorError(kind, code, message, { ...options, params, next: then });
}

/** The English of these sentences. */
export const englishOf = (words: readonly Wording[] = []): Sentences =>
  Object.assign({}, ...words.map(({ en }) => en));
