// What the page reads from an object's definition: which filters there are, which fields, and whether lists can carry items.

interface Property {
  type?: unknown;
  enum?: unknown[];
  format?: string;
  description?: string;
}

export interface Filter {
  name: string;
  options: string[] | undefined;
  is: 'text' | 'date' | 'instant';
  hint: string | undefined;
}

/** What a list takes that narrows nothing. */
const others = new Set(['cursor', 'limit', 'search', 'expand', 'fields', 'raw']);

const propertiesOf = (schema: Record<string, unknown>) =>
  Object.entries((schema.properties ?? {}) as Record<string, Property>);

export const filtersOf = (query: Record<string, unknown>): Filter[] =>
  propertiesOf(query)
    .filter(([name]) => !others.has(name))
    .map(([name, one]) => ({
      name,
      options: one.enum?.map(String),
      is: one.format === 'date' ? 'date' : one.format === 'date-time' ? 'instant' : 'text',
      hint: one.description,
    }));

export const canSearch = (query: Record<string, unknown>) =>
  propertiesOf(query).some(([name]) => name === 'search');

/** The fields of a record in lists: nested ones only a single record has. */
export const fieldNames = (query: Record<string, unknown>): string[] => {
  const said = propertiesOf(query).find(([name]) => name === 'fields')?.[1].description ?? '';
  const before = 'any of ';
  const from = said.indexOf(before);
  const listed = from === -1 || !said.endsWith('.') ? [] : said.slice(from + before.length, -1).split(', ');
  return listed.filter(name => name !== 'custom');
};
