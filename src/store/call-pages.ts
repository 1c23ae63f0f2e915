// Pages of calls, compressed: first what is said of the calls as one line of JSON, then all bodies as they are. (Most bodies
// are JSON themselves, and putting that into JSON again would cost more than all the rest.)
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { StoredCall } from '../core/call.ts';
import type { Redacted } from '../core/redacted.ts';
import { storable } from '../core/storable.ts';
import { jsonOf } from './json.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A call without its bodies, and how many characters those have; null: there is none. */
type Line = BareCall & { bodies: [number | null, number | null] };
export type BareCall = Omit<StoredCall, 'requestBody' | 'responseBody'>;

export async function packCalls(calls: readonly StoredCall[]): Promise<Buffer> {
  let bodies = '';
  const lines = calls.map(({ requestBody, responseBody, ...rest }): Line => {
    // One by one: half a character at the end of a body, and half of one at the beginning of the next, are no whole one. The lengths
    // stay the same.
    bodies += storable(requestBody ?? '') + storable(responseBody ?? '');
    return { ...rest, bodies: [requestBody?.length ?? null, responseBody?.length ?? null] };
  });
  return compress(`${jsonOf(lines)}\n${bodies}`, fast);
}

export async function unpackCalls(page: Uint8Array): Promise<StoredCall[]> {
  const text = (await decompress(page)).toString();
  const end = text.indexOf('\n');
  let at = end + 1;
  // What stands in a page was redacted before it was written there.
  const take = (length: number | null): Redacted | undefined => {
    if (length === null) return undefined;
    at += length;
    return text.slice(at - length, at) as Redacted;
  };
  return (JSON.parse(text.slice(0, end)) as Line[]).map(({ bodies: [sent, received], ...rest }) => ({
    ...rest,
    startedAt: new Date(rest.startedAt),
    requestBody: take(sent),
    responseBody: take(received),
  }));
}

/** The calls without their bodies, which are not made text for it. */
export async function unpackBareCalls(page: Uint8Array): Promise<BareCall[]> {
  const whole = await decompress(page);
  const lines = JSON.parse(whole.toString('utf8', 0, whole.indexOf('\n'))) as Line[];
  return lines.map(({ bodies: _, ...rest }) => ({ ...rest, startedAt: new Date(rest.startedAt) }));
}
