// The settings of a stored connection in full, secrets included, for those who open it.
import { everyTenant } from '../core/caller.ts';
import { putSecrets } from '../core/secret-fields.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { Store } from '../store/open-store.ts';
import type { AnyConnector } from './any-connector.ts';
import { say } from './sentences.ts';

export interface FullSettings {
  connection: StoredConnection;
  connector: AnyConnector;
  settings: unknown;
  secrets: string[];
}

/** Undefined: there is no such connection. Throws `config/connector-not-installed`. */
export type SettingsOf = (connectionId: string) => Promise<FullSettings | undefined>;

export function fullSettings(
  { connections }: Pick<Store, 'connections'>,
  connectors: ReadonlyMap<string, AnyConnector>,
): SettingsOf {
  return async id => {
    const connection = await connections.get(everyTenant, id);
    if (!connection) return undefined;
    const connector = connectors.get(connection.connector);
    if (!connector) {
      const { name, connector: wanted } = connection;
      throw say.error('connector-not-installed', { connection: name, connector: wanted });
    }
    const secrets = await connections.secretsOf(id);
    return {
      connection,
      connector,
      settings: connector.settings.parse(putSecrets(connection.settings, secrets)),
      secrets: Object.values(secrets),
    };
  };
}
