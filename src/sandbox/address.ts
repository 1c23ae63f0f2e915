// Where a sandbox listens.
import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';

export function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.');
  return `${server instanceof TlsServer ? 'https' : 'http'}://127.0.0.1:${address.port}`;
}
