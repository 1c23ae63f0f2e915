// Why something is as it is: a code with its parameters. The sentence is made of them when somebody reads it, so that it can be
// read in more than one language.

/** A text among the parameters is a value (an id, an amount, what a system has said), and no sentence of Kontor's own. */
export interface Reason<Text extends string = string> {
  code: string;
  params: Params<Text>;
}
export type Params<Text extends string = string> = { [name: string]: Param<Text> };
export type Param<Text extends string = string> = Text | number | Reason<Text> | readonly Reason<Text>[];

/** code → the sentence, or the sentence and what to do next. `{name}` is a parameter. */
export type Sentences = { readonly [code: string]: string | readonly [says: string, next: string] };

/**
 * What was worded elsewhere, such as by a connector that has no sentences, or by an earlier version: it is shown as it was said,
 * whatever its code.
 */
export const worded = <Text extends string>(says: Text, next?: Text): Params<Text> =>
  next === undefined ? { said: says } : { said: says, next };

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
    return Array.isArray(param) ? param.map(speak).join('; ') : speak(param as Reason);
  };
  const sentence: Sentences[string] =
    params.said === undefined
      ? (Object.hasOwn(sentences, code) && sentences[code]) || withoutSentence(code, params)
      : params.next === undefined
        ? '{said}'
        : ['{said}', '{next}'];
  const [says = '', next] = [sentence]
    .flat()
    .map(template => template.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(params[name])).trim());
  return next === undefined ? [says] : [says, next];
}

/** A quoted message may lack its full stop; the next sentence follows. */
const ended = (says: string) => (/[.!?…:"'”)]$/.test(says) ? says : `${says}.`);

/** Its part is not there any more: what is known is shown. */
const withoutSentence = (code: string, params: Params) =>
  [`${code}.`, ...Object.keys(params).map(name => `${name}: {${name}}`)].join(' ');

/** As the API shows it. */
export const shownReason = (reason: Reason | null, speak: Speak) => ({
  reason_code: reason?.code ?? null,
  reason_params: reason?.params ?? null,
  reason: reason && speak(reason),
});

/** The data of a message, as they are told. */
export const messageData = ({ type, data }: { type: string; data: Record<string, unknown> }, speak: Speak) =>
  type.startsWith('posting.') ? { ...data, ...shownReason(data.reason as Reason | null, speak) } : data;
