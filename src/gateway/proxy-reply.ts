// What is answered of a request that was passed on.
import type { Readable } from 'node:stream';

export interface ProxyReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Readable | Uint8Array;
}
