// What is answered of a request that was passed on, and how much of it is ever held.
import { Readable } from 'node:stream';
import { externalInteger } from '../core/external-numbers.ts';
import { joined } from '../core/owned-stream.ts';
import { readBeginning } from '../core/read-whole.ts';

export interface ProxyReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Breaks off with a KontorError. */
  body: Readable | Uint8Array;
}

/** Longer answers are handed on as they come, and not kept. */
const largestKept = 5_000_000;

/**
 * Reads an answer as far as it could be kept. `kept`: all of its body; undefined: there is more, and `reply` brings it from
 * its first byte on. Throws what the body breaks off with.
 */
export async function beginningOf(
  reply: ProxyReply,
): Promise<{ kept: Uint8Array | undefined; reply: ProxyReply }> {
  const { body } = reply;
  if (!(body instanceof Readable))
    return body.length > largestKept ? { kept: undefined, reply } : { kept: body, reply };
  if ((externalInteger(reply.headers['content-length']) ?? 0) > largestKept)
    return { kept: undefined, reply };
  const { bytes, rest } = await readBeginning(body, largestKept);
  if (rest) return { kept: undefined, reply: { ...reply, body: joined(bytes, rest) } };
  return { kept: bytes, reply: { ...reply, body: bytes } };
}
