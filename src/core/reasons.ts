// Why something is as it is: a code with its parameters. The sentence is made of them when somebody reads it, so that it can be
// read in more than one language.

/** A text among the parameters is a value (an id, an amount, what a system has said), and no sentence of Kontor's own. */
export interface Reason<Text extends string = string> {
  code: string;
  params: Params<Text>;
}
export type Params<Text extends string = string> = { [name: string]: Param<Text> };
export type Param<Text extends string = string> = Text | number | Reason<Text> | readonly Reason<Text>[];

/**
 * code → the sentence, or the sentence and what to do next. `{name}` is a parameter. `{state.name}` is the word for its value, which is the
 * sentence of the code `state-<value>`, where there is one.
 */
export type Sentences = { readonly [code: string]: string | readonly [says: string, next: string] };

/**
 * What was worded elsewhere, such as by a connector that has no sentences, or by an earlier version: it is shown as it was said,
 * whatever its code.
 */
export const worded = <Text extends string>(says: Text, next?: Text): Params<Text> =>
  next === undefined ? { said: says } : { said: says, next };

/** What a system has said, in its own words. */
export const saidBySystem = (words: string): Reason => ({ code: 'system-said', params: worded(words) });

/** The sentences of a reason, in English. */
export type Speak = (reason: Reason) => string;

export function speaker(sentences: Sentences): Speak {
  return reason => {
    const [says, next] = sentencesOf(reason, sentences);
    return next ? `${ended(says)} ${next}` : says;
  };
}

/** What happened, and what to do next, where that is known. */
export function sentencesOf({ code, params }: Reason, sentences: Sentences): [says: string, next?: string] {
  const speak = speaker(sentences);
  const shown = (param: Param = ''): string => {
    if (typeof param !== 'object') return String(param);
    return Array.isArray(param) ? joined(param.map(speak)) : speak(param as Reason);
  };
  const named = (list: string, param: Param | undefined) => {
    const code = `${list}-${param}`;
    return Object.hasOwn(sentences, code) ? speak({ code, params: {} }) : shown(param);
  };
  const { said } = params;
  // What is to be done about it stays what is to be done; more may follow.
  if (typeof said === 'object' && 'code' in said) {
    const [says, first] = sentencesOf(said, sentences);
    const next = [first, shown(params.next)].filter(Boolean).join(' ');
    return next === '' ? [says] : [says, next];
  }
  const sentence: Sentences[string] =
    said === undefined
      ? (Object.hasOwn(sentences, code) && sentences[code]) || withoutSentence(code, params)
      : params.next === undefined
        ? '{said}'
        : ['{said}', '{next}'];
  const [says = '', next] = [sentence]
    .flat()
    .map(template =>
      template
        .replaceAll(/\{(?:(\w+)\.)?(\w+)\}/g, (_, list: string | undefined, name: string) =>
          list === undefined ? shown(params[name]) : named(list, params[name]),
        )
        .trim(),
    );
  return next === undefined ? [says] : [says, next];
}

/** After a whole sentence the next one follows; other texts are parts of one. */
const joined = (texts: readonly string[]) =>
  texts.length === 0
    ? ''
    : texts.reduce((said, text) => (/[.!?…]$/.test(said) ? `${said} ${text}` : `${said}; ${text}`));

/** A quoted message may lack its full stop; the next sentence follows. */
const ended = (says: string) => (/[.!?…:"'”]\)*$/.test(says) ? says : `${says}.`);

/** Its part is not there any more: what is known is shown. */
const withoutSentence = (code: string, params: Params) =>
  [`${code}.`, ...Object.keys(params).map(name => `${name}: {${name}}`)].join(' ');

export type ShownReason<Name extends string> = {
  [Field in Name | `${Name}_code`]: string | null;
} & { [Field in `${Name}_params`]: Params | null };

/** As the API shows it: under its name the sentence, and code and parameters next to it. */
export function shownReason(reason: Reason | null, speak: Speak): ShownReason<'reason'>;
export function shownReason<Name extends string>(
  reason: Reason | null,
  speak: Speak,
  name: Name,
): ShownReason<Name>;
export function shownReason(reason: Reason | null, speak: Speak, name = 'reason') {
  return {
    [`${name}_code`]: reason?.code ?? null,
    [`${name}_params`]: reason?.params ?? null,
    [name]: reason && speak(reason),
  };
}

/** Several, as the API shows them. */
export const saidAll = <One extends Reason>(reasons: readonly One[], speak: Speak) =>
  reasons.map(reason => ({ ...reason, says: speak(reason) }));

/** The data of a message, as they are told. What the database said of an entry that was set aside is a text. */
export const messageData = ({ data }: { data: Record<string, unknown> }, speak: Speak) =>
  data.reason === undefined || typeof data.reason === 'string'
    ? data
    : { ...data, ...shownReason(data.reason as Reason | null, speak) };
