// Requests that are passed on to the system as they are: logged on, and with a CSRF session of our own for writes.
import { Readable } from 'node:stream';
import type { ForwardedReply, ForwardedRequest } from '../../models/connector.ts';
import type { S4Client } from '../../s4/client.ts';
import { say } from './sentences.ts';

/** A client adds them to every address, as its settings have them. SAP reads them in any spelling. */
const ofOneSystem = /^sap-(client|language)$/i;
/** How many segments the root of a service has, by what it begins with: CSRF sessions are kept by it. */
const rootSegments = { '/sap/opu/odata/': 6, '/sap/opu/odata4/sap/': 10 };
/** Nobody has reason to encode a path more often; each further time would be read once more. */
const maxEncodings = 5;

/** Upwards, to the system's token endpoints, or beyond the line; segments may carry parameters (`;v=1`). */
const leadsAstray =
  /[/\\]\.\.?(;[^/\\]*)?([/\\]|$)|^\/sap[/\\]+bc(;[^/\\]*)?[/\\]+sec(;[^/\\]*)?([/\\]|$)|\p{Cc}/iu;

export async function forward(
  client: S4Client,
  baseUrl: string,
  { method, path, headers, body, hasLeft }: ForwardedRequest,
): Promise<ForwardedReply> {
  refuseForeignPath(path);
  // A caller that asks for a token gets one from Kontor: the real one stays in the session that is used for the write.
  const { 'x-csrf-token': token, ...rest } = headers;
  const request = {
    method,
    path,
    headers: rest,
    streamed: true,
    hasLeft,
    ...(body === undefined ? {} : { body }),
  };
  const safe = method === 'GET' || method === 'HEAD';
  const root = safe ? undefined : serviceRoot(path);
  const reply = await (root === undefined ? client.request(request) : client.write(root, request));
  return {
    status: reply.status,
    headers: ofCaller(reply.headers, safe && token?.toLowerCase() === 'fetch'),
    body: reply.body ?? Readable.from([]),
    baseUrl,
  };
}

/** Throws `input/bad-path` for a path that leads out of the services; tokens of the system are not handed on either. */
export function refuseForeignPath(path: string): void {
  if (path.startsWith('/sap/') && !decodesTo(path, leadsAstray)) return;
  throw say.error('bad-path', { path: path.split('?')[0] ?? '' });
}

/** From `/sap/` on: what stands before it is where one server keeps its services. */
export function repeatablePath(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  const at = pathname.indexOf('/sap/');
  if (at === -1) return undefined;
  const query = search
    .slice(1)
    .split('&')
    .filter(part => part !== '' && !ofOneSystem.test(decode(part.split('=', 1).join()) ?? ''))
    .join('&');
  return pathname.slice(at) + (query === '' ? '' : `?${query}`);
}

/** Undefined: the path leads into no service. */
function serviceRoot(path: string): string | undefined {
  const [place = ''] = path.split('?', 1);
  for (const [begins, count] of Object.entries(rootSegments)) {
    const segments = place.split('/', count);
    if (place.startsWith(begins) && segments.length === count && !segments.slice(1).includes(''))
      return segments.join('/');
  }
  return undefined;
}

/** A token that the system hands out stays here, also one that nobody has asked for. */
function ofCaller(headers: ForwardedReply['headers'], wantsToken: boolean): ForwardedReply['headers'] {
  const token = headers['x-csrf-token'];
  const kept = wantsToken || (token !== undefined && !/^required$/i.test(String(token)));
  return kept ? { ...headers, 'x-csrf-token': 'kept-by-kontor' } : headers;
}

/** However it is encoded: what stands before the system may decode it once more than the system does. */
function decodesTo(path: string, pattern: RegExp): boolean {
  const query = path.indexOf('?');
  const place = query === -1 ? path : path.slice(0, query);
  let at = place;
  for (let times = 0; times <= maxEncodings; times++) {
    if (pattern.test(at)) return true;
    const decoded = decode(at);
    // What cannot be decoded even once leads nowhere.
    if (decoded === undefined) return at === place;
    if (decoded === at) return false;
    at = decoded;
  }
  return true;
}

function decode(text: string): string | undefined {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return undefined;
  }
}
