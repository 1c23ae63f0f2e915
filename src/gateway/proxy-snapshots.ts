// Snapshots of what the proxy reads. One that is too old is asked for again by its ETag, so that a system which knows
// that nothing changed need not send it once more.

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fresh from 'fresh';
import type { ProxyReply } from './proxy-reply.ts';
import type { Snapshots } from './snapshots.ts';

/** Longer answers are handed on and not kept. */
const largestKept = 5_000_000;
/** They were true when it was read. */
const passing = /^ratelimit-/;

type Whole = ProxyReply & { body: Uint8Array };
type Ask = (headers: Record<string, string>) => Promise<ProxyReply>;

/** Reads through the snapshots. `headers` are those that go on to the system. */
export async function readThrough(
  snapshots: Snapshots,
  at: { connectionId: string; question: unknown },
  asked: { headers: Record<string, string>; maxAgeMs: number },
  ask: Ask,
): Promise<ProxyReply> {
  // Whether the caller has it already is asked of the snapshot, not of the system.
  const { 'if-none-match': noneMatch, 'if-modified-since': modifiedSince, ...headers } = asked.headers;
  const place = { ...at, question: [at.question, headers] };
  const read = async (known: Whole | undefined): Promise<Whole> => {
    const etag = known?.headers.etag;
    const condition = typeof etag === 'string' ? { 'if-none-match': etag } : {};
    const reply = await whole(await ask({ ...headers, ...condition }));
    return known && reply.status === 304 ? known : reply;
  };
  const bytesOf = ({ status, body }: Whole) =>
    status === 200 && body.length <= largestKept ? body.length : undefined;
  const { value, ageMs } = await snapshots.read(place, asked.maxAgeMs, read, bytesOf);
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

async function whole({ status, headers, body }: ProxyReply): Promise<Whole> {
  const lasting = Object.entries(headers).filter(([name]) => !passing.test(name));
  return {
    status,
    headers: Object.fromEntries(lasting),
    body: body instanceof Readable ? await buffer(body) : body,
  };
}
