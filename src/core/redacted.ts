// Text that may be stored, logged or answered: no secret of a connection is in it. Only a connection's redactor makes it out of text
// from outside (`http/redact.ts`); what Kontor says in its own words is written with `own`.
import { isExplained, type KontorError } from './errors.ts';
import { type Param, type Reason, worded } from './reasons.ts';

/**
 * Stands where a secret was. ASCII, as most of what is written down: one other character makes the text of a whole page slow to encode.
 */
export const hidden = '***';

declare const brand: unique symbol;
export type Redacted = string & { readonly [brand]: 'redacted' };
/** Every text inside of it is. */
export type RedactedInside<Value> = Value & { readonly [brand]: 'redacted inside' };

/** Knows the secret values of one connection, those that were handed out at run time included. */
export interface Redactor {
  /** For what is kept or shown: hides known values wherever they stand, and fields that are called like a secret. */
  text(text: string): Redacted;
  /** For what is handed on: hides known values only. */
  values(text: string): string;
  headers(headers: Record<string, string | string[] | undefined>): Record<string, Redacted>;
  /** Lists and plain objects, with every text inside of them as `text` gives it. */
  inside<Value extends object>(value: Value): RedactedInside<Value>;
  /** What was thrown, as a KontorError without secrets: sentences, code, details and causes. */
  error(thrown: unknown): KontorError;
  /** A secret that was made or handed out at run time. The latest of them are remembered. `parts`: what of it is one; left out: all. */
  learn(secret: string, parts?: (secret: string) => string[]): void;
}

/** What happened and what to do, to be put into words later. */
export const unredactedReason = (error: KontorError): Reason => {
  const { code, params, message, next } = error;
  return isExplained(error)
    ? { code, params: params ?? worded(message, next) }
    : { code: 'unexpected', params: {} };
};

/** As `unredactedReason`, to be stored. */
export const reasonOf = (error: KontorError, redact: Pick<Redactor, 'text'>): Reason<Redacted> =>
  redacted(unredactedReason(error), redact);

export function redacted({ code, params }: Reason, redact: Pick<Redactor, 'text'>): Reason<Redacted> {
  const one = (param: Param): Param<Redacted> => {
    if (typeof param === 'number') return param;
    if (typeof param === 'string') return redact.text(param);
    return Array.isArray(param)
      ? param.map(reason => redacted(reason, redact))
      : redacted(param as Reason, redact);
  };
  return {
    code,
    params: Object.fromEntries(Object.entries(params).map(([name, param]) => [name, one(param)])),
  };
}

/** A sentence of Kontor's own: what stands in it is from the source code, a number, or redacted already. */
export function own(text: TemplateStringsArray, ...values: readonly (Redacted | number | Date)[]): Redacted {
  let said = text[0] ?? '';
  for (const [at, value] of values.entries())
    said += (value instanceof Date ? value.toISOString() : String(value)) + (text[at + 1] ?? '');
  return said as Redacted;
}

/** What a caller of the API has given to be shown, such as a name: no system has said it. */
export const fromCaller = (text: string): Redacted => text as Redacted;

/** What the database says of an entry that it refuses: it quotes nothing but that entry, whose texts are redacted. */
export const fromDatabase = (text: string): Redacted => text as Redacted;

/** For text that may come from either of two connections. */
export function redactWithBoth(first: Redactor, second: Redactor): Pick<Redactor, 'text' | 'error'> {
  return {
    text: text => second.text(first.text(text)),
    error: thrown => second.error(first.error(thrown)),
  };
}
