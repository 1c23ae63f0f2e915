// A system that takes requests and never answers, and a connection to it that nobody has to check first.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RunningKontor } from './running-kontor.ts';

export interface SilentSystem {
  /** Of the connection. */
  id: string;
  /** How many requests it has taken. */
  held(): number;
  /** Lets go of all that wait, and takes no more. */
  end(): void;
}

export async function silentSystem({ app, tenant }: RunningKontor): Promise<SilentSystem> {
  let held = 0;
  const server = createServer(() => {
    held++;
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(end);
  const { port } = server.address() as AddressInfo;
  const { id } = await app.store.connections.create(
    {
      tenantId: tenant,
      connector: 's4hana',
      system: 's4hana:1',
      name: 'silent',
      settings: { baseUrl: `http://127.0.0.1:${port}`, auth: { kind: 'basic', username: 'u' } },
    },
    { 'auth.password': 'secret' },
  );
  return { id, held: () => held, end };
}
