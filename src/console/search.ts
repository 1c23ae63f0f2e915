// What pages read from their address. A value that the router has read as a number or a truth value is a text again: `subject=1001`.

/** Undefined: it is empty, or no text. */
const textIn = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' || typeof value === 'object'
    ? undefined
    : String(value);

/** Everything that stands there, for pages that learn from the API which names there are. */
export const allTexts = (given: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const text = textIn(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );

export const searchOf =
  <const Name extends string>(...names: readonly Name[]) =>
  (given: Record<string, unknown>): { [One in Name]?: string } =>
    allTexts(Object.fromEntries(names.map(name => [name, given[name]]))) as { [One in Name]?: string };
