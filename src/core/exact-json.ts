// Reads the JSON of another system, without rounding: a number with more digits than JavaScript keeps becomes text.
import { isTooDeep } from './read-json.ts';

/** Reading number by number takes several times as long; most answers hold no such number. */
const mayBeRounded = /\d[\d.]{15}/;
const maxDigits = 15;

/** Throws what `JSON.parse` throws, and RangeError for what is nested too deep. */
export function exactJson(text: string): unknown {
  if (isTooDeep(text)) throw new RangeError('nested too deep');
  if (!mayBeRounded.test(text)) return JSON.parse(text);
  const exact = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && (context?.source?.replace(/\D/g, '').length ?? 0) > maxDigits
      ? context?.source
      : value;
  return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
}
