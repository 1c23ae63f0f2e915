// What pages read from their address. All of it is text: a number has the digits that stand there, also twenty of them.

export const readSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));

export function writeSearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

interface Api {
  useSearch(): unknown;
  useMatch: unknown;
}
type Select<Search> = (options: { select(match: { _strictSearch: Search }): Search }) => Search;

/** What the page has made of its address. The router's own hook answers with everything that stands there, also what the page has left out. */
export const useSearchOf = <Route extends Api>(route: Route): ReturnType<Route['useSearch']> =>
  (route.useMatch as Select<ReturnType<Route['useSearch']>>)({ select: match => match._strictSearch });

/** Everything that stands there, for pages that learn from the API which names there are. */
export const allTexts = (given: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' || typeof value === 'object'
        ? []
        : [[name, String(value)]],
    ),
  );

export const searchOf =
  <const Name extends string>(...names: readonly Name[]) =>
  (given: Record<string, unknown>): { [One in Name]?: string } =>
    allTexts(Object.fromEntries(names.map(name => [name, given[name]]))) as { [One in Name]?: string };
