// The refusals of a careless programmer, compressed.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Way, ways } from '../src/testing/connector/careless-answers.ts';

const plain = ways['V2 JSON'] as Way;
const packed =
  (coding: string, pack: (text: string | Buffer) => Buffer): Way =>
  (headers, body) => {
    const refusal = plain(headers, body);
    return {
      ...refusal,
      headers: { ...refusal.headers, 'content-encoding': coding },
      body: pack(refusal.body),
    };
  };

export const compressed: Record<string, Way> = {
  gzip: packed('gzip', gzipSync),
  br: packed('br', brotliCompressSync),
};
