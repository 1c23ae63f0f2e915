// The beginning of a text from outside, for a sentence, a log line or a row that has to stay short.

/** At most `most` characters and a mark; no character is cut in two. */
export function excerpt(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}
