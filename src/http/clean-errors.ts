// Takes the connection's secrets out of every refusal before anybody sees it: a system, or what stands in front of it, may repeat what
// it was sent. Data, which is what a successful answer carries, stays what it is.
import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { through } from '../core/owned-stream.ts';
import { cleaner } from './clean-stream.ts';
import { learnSecrets } from './learn-secrets.ts';
import type { ConnectionRedactor } from './redact.ts';
import type { HttpReply, Send } from './send.ts';

export function cleanErrors(send: Send, redact: ConnectionRedactor): Send {
  return async request => {
    learnSecrets(request, redact);
    const reply = await send(request);
    if (reply.status < 300 || reply.status === 304) return reply;
    const headers = cleanHeaders(reply.headers, redact);
    const { body } = reply;
    if (!body) return { ...reply, headers, text: redact.values(reply.text) };
    // The headers of an answer to HEAD speak of a body that does not come.
    return request.method === 'HEAD'
      ? { ...reply, headers }
      : { ...reply, ...cleanBody(headers, body, redact) };
  };
}

/** These two hold what a session is made of; nobody but the logon reads them. */
const ofTheSession = new Set(['x-csrf-token', 'set-cookie']);

function cleanHeaders(headers: HttpReply['headers'], redact: ConnectionRedactor): HttpReply['headers'] {
  const clean: HttpReply['headers'] = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || ofTheSession.has(name)) clean[name] = value;
    else clean[name] = Array.isArray(value) ? value.map(redact.values) : redact.values(value);
  }
  return clean;
}

/** In plain: what is compressed cannot be searched. What is taken out makes it shorter than was announced. */
function cleanBody(
  { 'content-encoding': encoding, 'content-length': _, ...headers }: HttpReply['headers'],
  body: Readable,
  { find }: ConnectionRedactor,
): Pick<HttpReply, 'headers' | 'body'> {
  const coding = String(encoding ?? '').toLowerCase();
  const decoder = decoders[coding];
  if (coding !== '' && coding !== 'identity' && !decoder) {
    body.destroy();
    return {
      headers: { ...headers, 'content-type': 'text/plain' },
      body: Readable.from([
        Buffer.from('The answer is encoded in a way that Kontor cannot read to take secrets out of it.'),
      ]),
    };
  }
  return { headers, body: through(decoder ? through(body, decoder()) : body, cleaner(find)) };
}

const decoders: Record<string, (() => Transform) | undefined> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};
