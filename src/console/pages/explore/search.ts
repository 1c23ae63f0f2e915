// What the addresses carry. Filters have the names that the API gives them; which there are, the object's definition says.

import { allTexts } from '../../search.ts';

export type ObjectSearch = Record<string, string>;
export const objectSearch = allTexts;

/** `edit`: the form to change the record is open. `raw`: with the system's own record. */
export const recordSearch = ({ edit, raw }: Record<string, unknown>): { edit?: true; raw?: true } => ({
  ...(String(edit) === 'true' ? { edit: true } : {}),
  ...(String(raw) === 'true' ? { raw: true } : {}),
});

/** What of an address is asked of the API, and what is only of the page: `columns` is what is shown, `new` opens the form. */
export function partsOf({ columns, cursor, search, new: isNew, ...filters }: ObjectSearch) {
  return {
    columns: columns === undefined ? undefined : columns.split(','),
    cursor,
    search,
    isNew: isNew !== undefined,
    filters,
  };
}
