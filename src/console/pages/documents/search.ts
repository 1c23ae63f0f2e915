// The filters of the list, as the address of the page carries them. The names are those of the API.

const names = [
  'state',
  'text',
  'connection',
  'flow',
  'reason_code',
  'since',
  'until',
  'currency',
  'amount_from',
  'amount_to',
  'differs',
  'business_key',
  'of',
  'cursor',
] as const;

export type DocumentSearch = { [Name in (typeof names)[number]]?: string };

/** A value that the router has read as a number or a truth value is a text again: `text=1001`. */
export const documentSearch = (given: Record<string, unknown>): DocumentSearch =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = given[name];
      return value === undefined || value === null || value === '' || typeof value === 'object'
        ? []
        : [[name, String(value)]];
    }),
  );
