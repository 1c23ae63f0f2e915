// When the credentials of a connection stop working, as far as its connector knows; soonest first.
import type { Expiry } from '../models/connector.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { AnyConnector } from './any-connector.ts';

export const expiriesIn =
  (connectors: ReadonlyMap<string, AnyConnector>) =>
  ({ connector, settings }: Pick<StoredConnection, 'connector' | 'settings'>): Expiry[] =>
    (connectors.get(connector)?.expiries?.(settings) ?? []).toSorted(
      (a, b) => a.at.getTime() - b.at.getTime(),
    );
