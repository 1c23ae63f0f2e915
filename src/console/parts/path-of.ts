/** The path and query of a recorded address, as people read them. */
export function pathOf(url: string): string {
  const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: url, search: '' };
  return pathname + readable(search);
}

/** Not everything that a system takes as a query is text in UTF-8. */
function readable(query: string): string {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}
