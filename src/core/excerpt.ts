// The beginning of a text from outside, for a sentence, a log line or a row that has to stay short.
import { cutText } from './storable.ts';

/** At most `most` characters and a mark; no character is cut in two. */
export function excerpt(text: string, most: number): string {
  return text.length <= most ? text : `${cutText(text, most)}…`;
}
