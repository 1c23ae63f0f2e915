// The id of a connection that people name by its id or by its name.
import type { Client } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { largestPage } from './api.ts';

/** Throws `missing/no-connection`, also when several have the name. */
export async function connectionIdOf(client: Client, connection: string): Promise<string> {
  if (/^con_\w+$/.test(connection)) return connection;
  const named = (await client.listConnections({ limit: largestPage }).all()).filter(
    one => one.name === connection,
  );
  const [found, other] = named;
  if (found && !other) return found.id;
  throw new KontorError(
    'missing',
    'no-connection',
    found
      ? `Several connections are named "${connection}": ${named.map(one => one.id).join(', ')}.`
      : `There is no connection "${connection}".`,
    { next: 'See which there are: kontor connections list. Name one by its id.' },
  );
}
