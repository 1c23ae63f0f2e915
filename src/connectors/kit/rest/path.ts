// Where something stands in an answer: `meta.pagination.total_pages`; `*` stands for each entry of a list or record.

/** A list of names where a name has a dot in it: `['@odata.nextLink']`. */
export type Path = string | readonly string[];

/** Empty: nothing stands there. */
export function valuesAt(body: unknown, path: Path): unknown[] {
  let found = [body];
  for (const name of typeof path === 'string' ? path.split('.') : path)
    found = found.flatMap(one => {
      if (typeof one !== 'object' || one === null) return [];
      if (name === '*') return Object.values(one);
      return Object.hasOwn(one, name) ? [(one as Record<string, unknown>)[name]] : [];
    });
  return found;
}

export const valueAt = (body: unknown, path: Path): unknown => valuesAt(body, path)[0];
