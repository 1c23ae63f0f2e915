// The cache of what the proxy reads. One that is too old is asked for again by its ETag, so that a system which knows
// that nothing changed need not send it once more.
import fresh from 'fresh';
import { beginningOf, type ProxyReply } from './proxy-reply.ts';
import type { ResponseCache } from './response-cache.ts';

/** They were true when it was read. */
const passing = /^ratelimit-/;

/** `long`: there is more of it than is kept, and it was handed on to one of those who asked; the others ask again. */
type Whole = ProxyReply & { body: Uint8Array };
type Read = Whole | { long: ProxyReply | undefined };
type Ask = (headers: Record<string, string>) => Promise<ProxyReply>;

/** Reads through the cache. `headers` are those that go on to the system. */
export async function readThroughCache(
  cache: ResponseCache,
  at: { connectionId: string; question: unknown },
  asked: { headers: Record<string, string>; maxAgeMs: number },
  ask: Ask,
): Promise<ProxyReply> {
  // Whether the caller has it already is asked of the cache, not of the system.
  const { 'if-none-match': noneMatch, 'if-modified-since': modifiedSince, ...headers } = asked.headers;
  const place = { ...at, question: [at.question, headers] };
  const read = async (known: Read | undefined): Promise<Read> => {
    const etag = known && 'status' in known ? known.headers.etag : undefined;
    const condition = typeof etag === 'string' ? { 'if-none-match': etag } : {};
    const { kept, reply } = await beginningOf(await ask({ ...headers, ...condition }));
    if (!kept) return { long: reply };
    return known && reply.status === 304 ? known : { ...lasting(reply), body: kept };
  };
  const bytesOf = (reply: Read) =>
    'status' in reply && reply.status === 200 ? reply.body.length : undefined;
  const { value, ageMs } = await cache.read(place, asked.maxAgeMs, read, bytesOf);
  if ('long' in value) {
    const { long } = value;
    value.long = undefined;
    return long ?? ask(asked.headers);
  }
  const aged: ProxyReply = {
    ...value,
    headers: { ...value.headers, age: String(Math.floor((ageMs ?? 0) / 1000)) },
  };
  const wanted = { 'if-none-match': noneMatch, 'if-modified-since': modifiedSince };
  if (value.status !== 200 || !fresh(wanted, value.headers)) return aged;
  const {
    'content-length': _length,
    'content-type': _type,
    'content-encoding': _encoding,
    ...rest
  } = aged.headers;
  return { status: 304, headers: rest, body: new Uint8Array() };
}

const lasting = ({ status, headers }: ProxyReply) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.test(name))),
});
