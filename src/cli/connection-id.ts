// The id of a connection that people name by its id or by its name.
import type { Client } from '../client/index.ts';
import { largestPage } from './api.ts';
import { say as ofCli } from './sentences.ts';

/** Throws `missing/no-connection`, also when several have the name. */
export async function connectionIdOf(client: Client, connection: string): Promise<string> {
  if (/^con_\w+$/.test(connection)) return connection;
  const named = (await client.listConnections({ limit: largestPage }).all()).filter(
    one => one.name === connection,
  );
  const [found, other] = named;
  if (found && !other) return found.id;
  if (!found) throw ofCli.error('no-connection-named', { name: connection });
  throw ofCli.error('several-connections-named', {
    name: connection,
    ids: named.map(one => one.id).join(', '),
  });
}
