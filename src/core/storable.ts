// Text as a database can hold it. PostgreSQL takes no NUL and no half of a surrogate pair, in plain text or in JSON. What
// is recorded passes here on its way into a statement: such a character is replaced by U+FFFD and nothing else changes.

const replacement = '\ufffd';

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

export function storable<Text extends string>(text: Text): Text {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return (whole.includes('\0') ? whole.replaceAll('\0', replacement) : whole) as Text;
}

/** One escape of a JSON text. `\\` is one of its own, so that the text `\u0000` stays what it is. */
const oneEscape = /\\(?:u[0-9a-f]{4}|.)/g;
const unstorableEscape = /^\\u(?:0000|d[89a-f])/;

/** JSON of which every text is storable. Throws RangeError for what is nested too deep or becomes too long. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON.stringify escapes only control characters and halves of pairs in this way: nearly all texts have neither.
  if (!json.includes('\\u')) return json;
  return json.replace(oneEscape, one => (unstorableEscape.test(one) ? replacement : one));
}

/** The first `limit` UTF-16 units; one less where the cut would go through a character. */
export function cutText<Text extends string>(text: Text, limit: number): Text {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const isHigh = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHigh ? limit - 1 : limit) as Text;
}
