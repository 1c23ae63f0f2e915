// The sentences of one part of the product, by the codes of its reasons and errors: each code has one sentence in each language, each error one
// kind, and the compiler asks for the parameters that stand in it.
import { type ErrorKind, KontorError, type KontorErrorOptions } from './errors.ts';
import type { Language } from './language.ts';
import { type Param, type Params, type Reason, type Sentences, sentencesOf } from './reasons.ts';

/** Of each code: the sentence, or the sentence and what to do next. Of one that can be thrown also the kind of error. */
export interface ErrorSentence {
  kind: ErrorKind;
  says: string;
  next?: string;
}
export type Table = { readonly [code: string]: Sentences[string] | ErrorSentence };

/** What codes say, in each language; a code that has no German sentence is said in English. */
export type Wording = { readonly [in_ in Language]: Sentences } & {
  /** Of the codes that can be thrown. */
  kinds: { readonly [code: string]: ErrorKind };
};

type Text<Entry> = Entry extends ErrorSentence ? Entry['says'] | Extract<Entry['next'], string> : Entry;
type Names<Says> = Says extends readonly [infer First, infer Next]
  ? Names<First> | Names<Next>
  : Says extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Names<Rest>
    : never;
type Given<Entry> = { [Name in Names<Text<Entry>>]: Param };
type Thrown<Of> = { [Code in keyof Of]: Of[Code] extends ErrorSentence ? Code : never }[keyof Of];
/** These are of what was worded elsewhere; see `worded`. */
type Unreserved<Of extends Table> = [Extract<Names<Text<Of[keyof Of]>>, 'said' | 'next'>] extends [never]
  ? unknown
  : { readonly error: 'No parameter is called said or next.' };
type Plain<Of> = { [Code in keyof Of]: [Names<Text<Of[Code]>>] extends [never] ? Code : never }[keyof Of];

/**
 * `kind`: where it is not that of the code, such as of a write whose outcome nobody knows. `also`: the English of other parts, where
 * reasons of theirs are among the parameters.
 */
type Options = Omit<KontorErrorOptions, 'next' | 'params'> & { kind?: ErrorKind; also?: Sentences };

export interface Worded<Of extends Table> {
  words: Wording;
  reason<Code extends Plain<Of>>(code: Code): Reason<never>;
  /** It can be stored when its parameters are redacted. */
  reason<Code extends keyof Of, P extends Given<Of[Code]>>(
    code: Code,
    params: P,
  ): { code: string; params: P };
  error<Code extends Plain<Of> & Thrown<Of>>(code: Code, options?: Options): KontorError;
  error<Code extends Thrown<Of>>(code: Code, params: Given<Of[Code]>, options?: Options): KontorError;
}

/** `german`: of every code, with the same parameters. A part that others add may leave it out. */
export function sentences<const Of extends Table>(
  english: Of & Unreserved<Of>,
  german: { readonly [Code in keyof Of]?: Sentences[string] } = {},
): Worded<Of> {
  const words = wordingOf(english, german as Sentences);
  const error = (code: string, ...more: [(Params | Options)?, Options?]) => {
    const isPlain = !/\{\w+\}/.test([words.en[code]].join());
    const [params, options = {}] = (isPlain ? [{}, ...more] : more) as [Params, Options?];
    const { kind = words.kinds[code] as ErrorKind, also, ...rest } = options;
    const [says, next] = sentencesOf({ code, params }, also ? { ...also, ...words.en } : words.en);
    return new KontorError(kind, code, says, { ...rest, params, ...(next === undefined ? {} : { next }) });
  };
  const reason = (code: string, params: Params = {}) => ({ code, params });
  return { words, reason, error } as Worded<Of>;
}

function wordingOf(english: Table, german: Sentences): Wording {
  const entries = Object.entries(english).map(([code, entry]) => {
    if (typeof entry === 'string' || !('says' in entry)) return { code, says: entry };
    const { kind, says, next } = entry;
    return { code, kind, says: next === undefined ? says : ([says, next] as const) };
  });
  return {
    en: Object.fromEntries(entries.map(({ code, says }) => [code, says])),
    de: german,
    kinds: Object.fromEntries(entries.flatMap(({ code, kind }) => (kind ? [[code, kind]] : []))),
  };
}
