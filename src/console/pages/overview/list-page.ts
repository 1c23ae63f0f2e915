// The page of the console that shows what a list of the API contains.

const pages = {
  '/v1/postings': '/documents',
  '/v1/connections': '/connections',
  '/v1/flows': '/flows',
  '/v1/set-aside': '/set-aside',
  '/v1/change-requests': '/settings/change-requests',
  '/v1/keys': '/settings/keys',
  '/v1/destinations': '/settings/destinations',
} as const;

type Page = (typeof pages)[keyof typeof pages];

/** Undefined: the console has no page for it. The list of documents takes the filters of the API as they are. */
export function listPage({
  path,
  query,
}: {
  path: string;
  query: Record<string, string>;
}): { to: Page; search: Record<string, string> } | undefined {
  if (path === '/v1/postings') return { to: pages[path], search: query };
  const known = Object.keys(pages).find(one => path === one || path.startsWith(`${one}/`));
  return known === undefined ? undefined : { to: pages[known as keyof typeof pages], search: {} };
}
