// Answers in which one row cannot be read.
type Row = Record<string, unknown>;

/** Replaces every field, except those that may identify the row, with a value that no system means. */
const spoilt = (row: unknown): unknown =>
  Object.fromEntries(
    Object.entries((row ?? {}) as Row).map(([name, value]) =>
      /id$|number$|sku$|^\w*(key|metadata)$/i.test(name) || value === null
        ? [name, value]
        : [name, { wrong: [1] }],
    ),
  );

/** The rows of an answer, wherever they stand in it. */
function withRows(text: string, change: (rows: unknown[]) => unknown[]): string {
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length > 1 ? change(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const at = entries.findIndex(([, one]) => Array.isArray(one) || (one as Row | null)?.results);
    return Object.fromEntries(entries.map(([name, one], here) => [name, here === at ? inside(one) : one]));
  };
  try {
    return JSON.stringify(inside(JSON.parse(text)));
  } catch {
    return text;
  }
}

/** Spoils the first row of each list, so that no connector can read it. */
export const spoilFirst = (body: string): string =>
  withRows(body, ([first, ...rest]) => [spoilt(first), ...rest]);
