// Reads a list to its end. The next page is asked for before this one is handed out, so that the server works
// while the caller does.
import type { KontorError } from '../core/errors.ts';
import { maxExternal } from '../core/external-numbers.ts';
import type { Reason } from '../core/reasons.ts';
import type { ODataClient } from './client.ts';
import type { Protocol } from './metadata/model.ts';
import { say } from './sentences.ts';
import { bodyOf, headersFor, pageOf, type WirePage } from './wire.ts';

export interface PageRequest {
  client: ODataClient;
  protocol: Protocol;
  /** The root of the service, without a slash at its end. */
  service: string;
  /** From the host on. */
  path: string;
  /** For errors: which list. */
  what: string;
  /** Rows that are wanted at most. */
  top: number | undefined;
}

/** Throws `config/paging-loop` when the same link comes twice or pages have no end, and what the client throws. */
export async function* readPages(request: PageRequest): AsyncGenerator<WirePage> {
  const { client, protocol, what } = request;
  const { refusals } = client;
  const followed = new Set<string>();
  const fetchPage = async (path: string): Promise<WirePage> => {
    if (followed.has(path)) throw loop(request, path, say.reason('same-page'));
    if (followed.size >= maxExternal.pages)
      throw loop(request, path, say.reason('too-many-pages', { pages: maxExternal.pages }));
    followed.add(path);
    const reply = await client.request({
      method: 'GET',
      path,
      headers: { accept: headersFor(protocol).accept },
    });
    return pageOf(bodyOf(reply, protocol, { write: false, refusals }), protocol, what);
  };

  let empty = 0;
  let left = request.top ?? Number.POSITIVE_INFINITY;
  let coming: Promise<WirePage> | undefined = fetchPage(request.path);
  while (coming) {
    const page: WirePage = await coming;
    const rows = page.rows.length > left ? page.rows.slice(0, left) : page.rows;
    left -= rows.length;
    empty = rows.length === 0 ? empty + 1 : 0;
    if (page.next !== undefined && empty >= maxExternal.emptyPages)
      throw loop(request, page.next, say.reason('empty-pages', { pages: empty }));
    coming = page.next !== undefined && left > 0 ? fetchPage(linkPath(page.next, request)) : undefined;
    // A reader that stops early does not want to hear of the page that was on its way.
    coming?.catch(() => {});
    yield { ...page, rows };
  }
}

function loop({ what, client }: PageRequest, path: string, answers: Reason): KontorError {
  return say.error('paging-loop', { system: client.system, answers, what }, { details: { path } });
}

/** A link is absolute, relative to the host, or relative to the request, which is where the service begins. */
function linkPath(next: string, { service, path }: PageRequest): string {
  if (/^https?:/i.test(next) || next.startsWith('/')) return next;
  const at = path.slice(0, path.search(/\?|$/));
  // V2 services write it from their root on; a link from the list's own place begins with the list's last step.
  const last = at.slice(at.lastIndexOf('/') + 1);
  return next.startsWith(last) ? `${at.slice(0, at.lastIndexOf('/'))}/${next}` : `${service}/${next}`;
}
