// The text in whatever another system writes where a sentence belongs.

/** Names under which systems write the text itself: OData V2, XML, problem JSON, and what gateways make of them. */
const names = [
  'value',
  '#text',
  'message',
  'text',
  'detail',
  'title',
  'faultstring',
  'error_description',
  'error',
];

/** Objects in objects may go on for ever; what is said stands near the top. */
const deepest = 4;

/** A text, a number, the text in an object such as `{ lang, value }`, or those of a list; empty: nothing is said. */
export function externalText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || depth >= deepest) return '';
  if (Array.isArray(value)) {
    const texts = value.slice(0, 10).map(one => externalText(one, depth + 1));
    return [...new Set(texts)].filter(Boolean).join(' ');
  }
  const fields = value as Record<string, unknown>;
  for (const name of names) {
    const text = externalText(fields[name], depth + 1);
    if (text !== '') return text;
  }
  return '';
}
