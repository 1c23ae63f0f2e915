// A client that goes away at any moment of an exchange: before the head is whole, in the body, with a chunk that is none,
// while it waits, or in the middle of the answer.
import { connect } from 'node:net';

export interface BreakingRequest {
  url: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer | undefined;
  /** In chunks, without saying beforehand how long it is. */
  chunked?: boolean;
}

/** When the client breaks off. Bytes are counted from the first one of the head. */
export type Break =
  | { at: 'never' }
  | { at: 'sent'; bytes: number; how: 'cut' | 'reset' | 'ended' | 'no-chunk' }
  | { at: 'waiting'; ms: number; how: 'cut' | 'reset' }
  | { at: 'answered'; bytes: number; how: 'cut' | 'reset' };

/** Resolves with the status and the number of bytes that came, once the connection has ended; `whole`: it was not cut off. */
export function breakOff(
  { url, method, path, headers, body, chunked }: BreakingRequest,
  when: Break,
  patienceMs: number,
): Promise<{ status: number | undefined; bytes: number; late: boolean }> {
  const { hostname, port } = new URL(url);
  const length =
    body && (chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) });
  const lines = Object.entries({ host: 'kontor', connection: 'close', ...length, ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const parts: Buffer[] = [Buffer.from(head)];
  for (let at = 0; body && at < body.length; at += 8_000) {
    const piece = body.subarray(at, at + 8_000);
    parts.push(
      ...(chunked ? [Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')] : [piece]),
    );
  }
  if (body && chunked) parts.push(Buffer.from('0\r\n\r\n'));
  const whole = Buffer.concat(parts);
  return new Promise(done => {
    let said = Buffer.alloc(0);
    let bytes = 0;
    let late = false;
    const socket = connect(Number(port), hostname);
    const leave = (how: 'cut' | 'reset') => (how === 'cut' ? socket.destroy() : socket.resetAndDestroy());
    const timers = [
      setTimeout(() => {
        late = true;
        socket.destroy();
      }, patienceMs),
    ];
    socket.on('connect', () => {
      if (when.at !== 'sent' || when.bytes >= whole.length) {
        socket.write(whole);
        if (when.at === 'waiting') timers.push(setTimeout(() => leave(when.how), when.ms));
        return;
      }
      const { how, bytes: sent } = when;
      socket.write(whole.subarray(0, sent), () => {
        if (how === 'ended') socket.end();
        else if (how === 'no-chunk') socket.end('zz\r\nno chunk\r\n');
        // A moment later, so that what was sent is worked on by then.
        else timers.push(setTimeout(() => leave(how), sent % 40));
      });
    });
    socket.on('data', chunk => {
      bytes += chunk.length;
      if (said.length < 20) said = Buffer.concat([said, chunk]);
      if (when.at === 'answered' && bytes >= when.bytes) leave(when.how);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const timer of timers) clearTimeout(timer);
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(said.subarray(0, 20).toString('latin1')) ?? [];
      done({ status: status === undefined ? undefined : Number(status), bytes, late });
    });
  });
}
