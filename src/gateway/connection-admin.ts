// Connections: tried before they are kept, their secrets in the vault, shown without.
import { isDeepStrictEqual } from 'node:util';
import type { AnyConnector } from '../connections/any-connector.ts';
import { expiriesIn } from '../connections/expiries.ts';
import type { OpenConnection, OpenConnections } from '../connections/open-connections.ts';
import { type Caller, everyTenant, tenantForNew } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { KontorError, toKontorError } from '../core/errors.ts';
import { type IfMatch, refuseChanged, refuseOutdated, tagOf } from '../core/if-match.ts';
import { noSuch } from '../core/no-such.ts';
import { parseSettings } from '../core/parse-settings.ts';
import type { Reason } from '../core/reasons.ts';
import { fromCaller, unredactedReason } from '../core/redacted.ts';
import { putSecrets, takeSecrets } from '../core/secret-fields.ts';
import type { Environment } from '../core/words.ts';
import type { Connected, Connector } from '../models/connector.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { AuditedTables, Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import { entriesOf } from './audit-entry.ts';
import { changedSettings, type Settings } from './changed-settings.ts';
import { findConnector } from './connector-catalog.ts';
import { confirmFlowsOf } from './environments.ts';
import { say } from './sentences.ts';

export type ConnectionAdmin = ReturnType<typeof connectionAdmin>;

/** An open connection, as those see it who work over it. */
export type Usable = Connected & Pick<OpenConnection, 'tenantId' | 'redact' | 'environment'>;

/** What else is to be true when a connection is kept, in the same transaction. */
export type WithinTransaction = (tables: AuditedTables, id: string) => Promise<void>;

export interface ConnectionDraft {
  connector: string;
  name: string;
  environment?: Environment | null | undefined;
  settings: Settings;
}

/** What the system says to a first call, or what is wrong. */
export type CheckResult = { ok: true; says: Reason } | { ok: false; error: KontorError };

export function connectionAdmin(parts: {
  store: Store;
  clock: Clock;
  connectors: ReadonlyMap<string, AnyConnector>;
  /** Those that are open. */
  pool: Pick<OpenConnections, 'get'>;
  /** Throws what is wrong. */
  check(connection: OpenConnection): Promise<Reason>;
  /** Opens a connection that is not stored, only to check it. Nothing of it is recorded. */
  tryOut(connector: AnyConnector, settings: unknown, tenantId: string): Promise<Reason>;
  /** The connection is to be opened anew, with its new settings or status; or not any more. */
  changed(id: string): void;
}) {
  const { store, connectors } = parts;
  const get = async (caller: Caller, id: string): Promise<StoredConnection> => {
    const found = await store.connections.get(caller.sees, id);
    if (!found) throw noSuch('connection', id);
    return found;
  };
  const lock = async (tables: AuditedTables, id: string): Promise<StoredConnection> => {
    const standing = await tables.connections.lock(id);
    if (!standing) throw noSuch('connection', id);
    return standing;
  };
  const connectorOf = (name: string) => findConnector(connectors, name);
  const settingsAfter = async (
    { id, name, settings }: StoredConnection,
    connector: AnyConnector,
    patch: Settings,
  ) => changedSettings(name, connector, putSecrets(settings, await store.connections.secretsOf(id)), patch);

  return {
    /** What the system says to a first call with these settings. Throws as `create` does, and keeps nothing. */
    async tryOut(tenantId: string, connectorName: string, settings: Settings): Promise<Reason> {
      const connector = connectorOf(connectorName);
      const checked = parseSettings(connector.settings, settings, `connector ${connectorName}`);
      return parts.tryOut(connector, checked, tenantId).catch(refusedAsConfig);
    },
    /** What the system says to a first call with changed settings. Throws as `update` does, and keeps nothing. */
    async tryChange(caller: Caller, id: string, patch: Settings): Promise<Reason> {
      const stored = await get(caller, id);
      const connector = connectorOf(stored.connector);
      const { settings } = await settingsAfter(stored, connector, patch);
      return parts.tryOut(connector, settings, stored.tenantId).catch(refusedAsConfig);
    },
    /**
     * Throws `input/bad-settings` naming each field, `input/no-connector`, `conflict/name-taken`, and as `config` what
     * the system says to a first call with these settings: a connection that does not work is not made.
     */
    async create(
      caller: Caller,
      { connector: connectorName, name, environment, settings }: ConnectionDraft,
      besides?: WithinTransaction,
    ): Promise<StoredConnection & { message: Reason }> {
      const connector = connectorOf(connectorName);
      const checked = parseSettings(connector.settings, settings, `connector ${connectorName}`);
      const tenantId = tenantForNew(caller);
      if (!(await store.tenants.get(everyTenant, tenantId))) throw noSuch('tenant', tenantId);
      const message = await parts.tryOut(connector, checked, tenantId).catch(refusedAsConfig);
      const { open, secrets } = takeSecrets(checked as Settings, connector.secrets);
      const made = await store.writeAudited(caller, async tables => {
        const system = systemOf(connector, checked);
        const draft = { tenantId, connector: connectorName, system, name, environment, settings: open };
        const answer = await tables.connections.create(draft, secrets, new Date(parts.clock.now()));
        await besides?.(tables, answer.id);
        return { answer, entry: entryOf('created', answer, undefined, shown(answer)) };
      });
      return { ...made, message };
    },
    /**
     * Changes name, environment, and the settings by JSON Merge Patch; secrets that are not named stay. Throws as `create` does,
     * but a system that is merely away keeps nobody from changing settings other than its address; and `conflict/other-system` when the settings
     * would name another system, `input/secrets-needed` when the stored secrets would go to another host, `conflict/outdated`,
     * `conflict/changed-meanwhile`, and `conflict/test-into-production` when a flow of it would post from a test system to a production system.
     */
    async update(
      caller: Caller,
      id: string,
      patch: Partial<Pick<ConnectionDraft, 'environment'>> & {
        name?: string | undefined;
        settings?: Settings | undefined;
      },
      { ifMatch, besides }: { ifMatch?: IfMatch; besides?: WithinTransaction } = {},
    ): Promise<StoredConnection> {
      const stored = await get(caller, id);
      refuseOutdated(`connection ${stored.name}`, tagOfConnection(stored), ifMatch);
      const { name } = stored;
      const connector = connectorOf(stored.connector);
      const changed = await settingsAfter(stored, connector, patch.settings ?? {});
      const works =
        patch.settings === undefined
          ? undefined
          : await parts.tryOut(connector, changed.settings, stored.tenantId).then(
              () => true,
              thrown =>
                changed.leadsElsewhere || !toKontorError(thrown).retryable ? refusedAsConfig(thrown) : false,
            );
      await store.writeAudited(caller, async tables => {
        if (patch.environment !== undefined) await tables.tenants.lock(stored.tenantId);
        const standing = await lock(tables, id);
        refuseChanged(`connection ${name}`, tagOfConnection(stored), tagOfConnection(standing), ifMatch);
        const answer = await tables.connections.update(
          id,
          {
            name: patch.name ?? name,
            environment: patch.environment === undefined ? standing.environment : patch.environment,
            system: systemOf(connector, changed.settings),
            settings: changed.open,
          },
          changed.secrets,
        );
        if (answer.environment !== standing.environment) await confirmFlowsOf(tables, answer);
        await besides?.(tables, id);
        if (works) {
          await tables.connections.accepted(id, new Date(parts.clock.now()));
          await tables.connections.setStatus(id, {
            from: ['needs_credentials', 'failing', 'limited'],
            to: 'ok',
            reason: null,
          });
        }
        const after = { ...shown(answer), secrets_changed: changed.changedSecrets };
        // A secret that is only renewed leads to the same place with the same rights.
        const verb = isDeepStrictEqual(shown(answer), shown(stored)) ? 'secrets_renewed' : 'updated';
        return { answer, entry: entryOf(verb, answer, shown(stored), after) };
      });
      parts.changed(id);
      if (works) await store.postings.dueNow(id);
      return get(caller, id);
    },
    list: (caller: Caller, page: Page) => store.connections.list(caller.sees, page),
    /** Throws `missing/no-connection`, as all that follow. */
    get,
    /** Reads something harmless over the connection, also when it is known not to work: perhaps it does again. */
    async check(caller: Caller, id: string): Promise<CheckResult> {
      await get(caller, id);
      try {
        return { ok: true, says: await parts.check(await parts.pool.get(id)) };
      } catch (thrown) {
        return { ok: false, error: toKontorError(thrown) };
      }
    },
    async pause(caller: Caller, id: string): Promise<StoredConnection> {
      const stored = await get(caller, id);
      await store.writeAudited(caller, async tables => {
        const reason = say.reason('paused-by', { who: fromCaller(caller.name) });
        await tables.connections.setStatus(id, {
          from: ['ok', 'failing', 'needs_credentials', 'limited'],
          to: 'paused',
          reason,
        });
        return { answer: undefined, entry: entryOf('paused', stored) };
      });
      parts.changed(id);
      return get(caller, id);
    },
    async resume(caller: Caller, id: string): Promise<StoredConnection> {
      const stored = await get(caller, id);
      await store.writeAudited(caller, async tables => {
        await tables.connections.setStatus(id, { from: ['paused'], to: 'ok', reason: null });
        return { answer: undefined, entry: entryOf('resumed', stored) };
      });
      parts.changed(id);
      await store.postings.dueNow(id);
      return get(caller, id);
    },
    /** Throws `conflict/connection-in-use` while a flow uses it or something is on its way, `conflict/outdated`. */
    async remove(caller: Caller, id: string, ifMatch?: IfMatch): Promise<void> {
      const stored = await get(caller, id);
      refuseOutdated(`connection ${stored.name}`, tagOfConnection(stored), ifMatch);
      const used = (await store.flows.list(everyTenant)).filter(
        flow => flow.fromId === id || flow.toId === id,
      );
      const open = await store.postings.countOpen({ connectionId: id });
      if (used.length > 0 || open > 0) throw inUse(stored, used, open);
      await store.writeAudited(caller, async tables => {
        const standing = await lock(tables, id);
        refuseOutdated(`connection ${stored.name}`, tagOfConnection(standing), ifMatch);
        await tables.connections.remove(id);
        return { answer: undefined, entry: entryOf('deleted', standing, shown(standing)) };
      });
      parts.changed(id);
    },
    /** What waits for each of the caller's connections; those for which nothing waits are left out. */
    waiting: (caller: Caller) => store.backlog(caller.sees),
    /** What could not be read the last time, by connection. */
    failingReads: async (caller: Caller) =>
      Map.groupBy(await store.cursors.failing(caller.sees), ({ connectionId }) => connectionId),
    /** When credentials stop working, as far as that is known; soonest first. */
    expiries: expiriesIn(connectors),
    /** The open connection, for those who work over it on behalf of the caller. */
    async open({ sees }: Caller, id: string): Promise<Usable> {
      // Without a look into the store: that would cost more than the rest of passing a request on.
      const connection = await parts.pool.get(id).catch(async thrown => {
        // Why it cannot be opened is for its own tenant to know.
        if (!(await store.connections.get(sees, id))) throw noSuch('connection', id);
        throw thrown;
      });
      if (sees !== everyTenant && connection.tenantId !== sees.tenant) throw noSuch('connection', id);
      const refusal = connection.health.refusal();
      if (refusal) throw refusal;
      return connection;
    },
  };
}

const systemOf = (connector: Pick<Connector, 'name' | 'origin'>, settings: unknown) =>
  `${connector.name}:${connector.origin(settings)}`;

const entryOf = entriesOf('connection');

const shown = ({ name, connector, environment, settings }: StoredConnection) => ({
  name,
  connector,
  environment,
  settings,
});
/** With the time of the last change: that of a secret is not seen otherwise. */
export const tagOfConnection = (row: StoredConnection) => tagOf({ ...shown(row), updatedAt: row.updatedAt });

/** What the other system says to a first call is a matter of these settings, not of the caller's own key. */
function refusedAsConfig(thrown: unknown): never {
  const error = toKontorError(thrown);
  if (error.kind === 'bug' || error.kind === 'input') throw error;
  const { code, message, details, next } = error;
  throw new KontorError('config', code, message, {
    cause: error,
    details,
    params: { said: unredactedReason(error), next: say.reason('nothing-stored') },
    next: [next, say.words.en['nothing-stored']].filter(Boolean).join(' '),
  });
}

function inUse({ name }: StoredConnection, flows: readonly { id: string }[], open: number): KontorError {
  const why = [
    ...(flows.length > 0
      ? [say.reason('used-by-flows', { flows: flows.map(({ id }) => id).join(', ') })]
      : []),
    ...(open > 0 ? [say.reason('has-open-postings', { count: open })] : []),
  ];
  return say.error('connection-in-use', { name, why });
}
