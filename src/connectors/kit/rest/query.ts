// Parameters of an address, and nothing else of it changed.

export type Query = Record<string, string | number>;

/** Behind those it has; one of the same name is replaced. */
export function withQuery(url: string, parameters: Query): string {
  const at = url.search(/\?|$/);
  const [path, query] = [url.slice(0, at), url.slice(at + 1)];
  const own = Object.entries(parameters).map(([name, value]) => [encodeURIComponent(name), value] as const);
  const others = query
    .split('&')
    .filter(one => one !== '' && !own.some(([name]) => one.startsWith(`${name}=`)));
  const all = [...others, ...own.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)];
  return all.length === 0 ? path : `${path}?${all.join('&')}`;
}
