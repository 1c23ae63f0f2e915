// The sentences of one part of the product, by the codes of its reasons and errors: each code has one sentence, and the compiler
// asks for the parameters that stand in it.
import { type ErrorKind, KontorError, type KontorErrorOptions } from './errors.ts';
import { type Param, type Params, type Reason, type Sentences, sentencesOf } from './reasons.ts';

type Names<Text> = Text extends readonly [infer Says, infer Next]
  ? Names<Says> | Names<Next>
  : Text extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Names<Rest>
    : never;
type Given<Sentence> = { [Name in Names<Sentence>]: Param };
type Plain<Table> = {
  [Code in keyof Table]: [Names<Table[Code]>] extends [never] ? Code : never;
}[keyof Table];
type Options = Omit<KontorErrorOptions, 'next' | 'params'>;

export interface Worded<Table extends Sentences> {
  table: Table;
  reason<Code extends Plain<Table>>(code: Code): Reason<never>;
  /** It can be stored when its parameters are redacted. */
  reason<Code extends keyof Table, P extends Given<Table[Code]>>(
    code: Code,
    params: P,
  ): { code: string; params: P };
  error<Code extends Plain<Table>>(kind: ErrorKind, code: Code, options?: Options): KontorError;
  error<Code extends keyof Table>(
    kind: ErrorKind,
    code: Code,
    params: Given<Table[Code]>,
    options?: Options,
  ): KontorError;
}

export function sentences<const Table extends Sentences>(table: Table): Worded<Table> {
  const error = (kind: ErrorKind, code: string, ...more: [(Params | Options)?, Options?]) => {
    const isPlain = !/\{\w+\}/.test([table[code]].join());
    const [params, options] = (isPlain ? [{}, ...more] : more) as [Params, Options?];
    const [says, next] = sentencesOf({ code, params }, table);
    return new KontorError(kind, code, says, { ...options, params, ...(next === undefined ? {} : { next }) });
  };
  const reason = (code: string, params: Params = {}) => ({ code, params });
  return { table, reason, error } as Worded<Table>;
}

/** Throws `config/code-taken` when two parts mean different things by one code. */
export function mergeSentences(tables: readonly Sentences[]): Sentences {
  const all = new Map<string, Sentences[string]>();
  for (const [code, sentence] of tables.flatMap(table => Object.entries(table))) {
    const known = all.get(code);
    if (known !== undefined && String(known) !== String(sentence))
      throw new KontorError(
        'config',
        'code-taken',
        `Two parts have each a sentence of its own for the code ${code}.`,
        {
          next: 'Give the code of a connector or flow another name.',
        },
      );
    all.set(code, sentence);
  }
  return Object.fromEntries(all);
}
