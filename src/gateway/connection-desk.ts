// Connections: made with their secrets in the vault, opened with them, shown without.
import type { z } from 'zod';
import { KontorError, noSuch, toKontorError } from '../core/errors.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { putSecrets, takeSecrets } from '../core/secret-fields.ts';
import type { Connected, Connector } from '../models/connector.ts';
import type { Connections, StoredConnection } from '../store/connections.ts';

export interface ConnectionDesk<Io = unknown> {
  /** Throws `input/bad-settings` naming each field, `missing/no-connector`, `conflict/name-taken`. */
  create(draft: {
    connector: string;
    name: string;
    settings: Record<string, unknown>;
  }): Promise<StoredConnection>;
  /**
   * Changes the name, and the settings by JSON Merge Patch; secrets that are not named stay. Throws as `create` does,
   * and `conflict/other-system` when the settings would name another system.
   */
  update(
    id: string,
    patch: { name?: string | undefined; settings?: Record<string, unknown> | undefined },
  ): Promise<StoredConnection>;
  list(): Promise<StoredConnection[]>;
  get(id: string): Promise<StoredConnection>;
  /** Reads something harmless over the connection. */
  check(id: string): Promise<CheckResult>;
  /** Settings in full, for those who open connections. */
  settingsOf(
    id: string,
  ): Promise<
    { connector: Connector<unknown, Io>; settings: unknown; secrets: string[]; updatedAt: Date } | undefined
  >;
}

export type CheckResult =
  | { ok: true; message: string }
  | { ok: false; message: string; code: string; kind: string; next: string | undefined };

export function connectionDesk<Io>(parts: {
  connections: Connections;
  connectors: ReadonlyMap<string, Connector<unknown, Io>>;
  open(id: string): Promise<Connected>;
  /** The connection is to be opened anew, with its new settings. */
  changed(id: string): void;
}): ConnectionDesk<Io> {
  const { connections, connectors } = parts;
  const get = async (id: string): Promise<StoredConnection> => {
    const found = await connections.get(id);
    if (!found) throw noSuch('connection', id);
    return found;
  };
  return {
    async create({ connector: connectorName, name, settings }) {
      const connector = connectors.get(connectorName);
      if (!connector) {
        throw new KontorError('input', 'no-connector', `There is no connector "${connectorName}".`, {
          next: `Choose from: ${[...connectors.keys()].join(', ')}.`,
        });
      }
      const checked = parseSettings(connector.settings, settings, `connector ${connectorName}`);
      const { open, secrets } = takeSecrets(checked as Record<string, unknown>, connector.secrets);
      return connections.create({ connector: connectorName, name, settings: open }, secrets);
    },
    async update(id, patch) {
      const { connector: connectorName, name, settings } = await get(id);
      const connector = connectors.get(connectorName) as Connector<unknown, Io>;
      const before = putSecrets(settings, await connections.secretsOf(id));
      const wanted = mergePatch(before, patch.settings ?? {});
      const checked = parseSettings(connector.settings, wanted, `connection ${name}`) as typeof wanted;
      for (const field of connector.identity) {
        if (checked[field] !== before[field]) throw otherSystem(name, field);
      }
      const { open, secrets } = takeSecrets(checked, connector.secrets);
      const updated = await connections.update(id, { name: patch.name ?? name, settings: open }, secrets);
      parts.changed(id);
      return updated;
    },
    list: () => connections.list(),
    get,
    async check(id) {
      await get(id);
      try {
        return { ok: true, message: await (await parts.open(id)).check() };
      } catch (thrown) {
        const { message, code, kind, next } = toKontorError(thrown);
        return { ok: false, message, code, kind, next };
      }
    },
    async settingsOf(id) {
      const stored = await connections.get(id);
      const connector = stored && connectors.get(stored.connector);
      if (!stored || !connector) return undefined;
      const secrets = await connections.secretsOf(id);
      return {
        connector,
        updatedAt: stored.updatedAt,
        settings: connector.settings.parse(putSecrets(stored.settings, secrets)),
        secrets: Object.values(secrets),
      };
    },
  };
}

function otherSystem(name: string, field: string): KontorError {
  return new KontorError(
    'conflict',
    'other-system',
    `The ${field} of connection ${name} says which system it is; what is booked is remembered under it.`,
    { next: 'Make a new connection for the other system.' },
  );
}

/** Throws `input/bad-settings` with one sentence per field. */
export function parseSettings<T>(schema: z.ZodType<T>, settings: unknown, what: string): T {
  const result = schema.safeParse(settings);
  if (result.success) return result.data;
  const fields = result.error.issues.map(issue => ({ field: issue.path.join('.'), problem: issue.message }));
  throw new KontorError(
    'input',
    'bad-settings',
    `The settings of ${what} are not right: ${fields.map(one => `${one.field || 'settings'}: ${one.problem}`).join('; ')}.`,
    {
      details: { fields },
      next: 'Correct the named fields and send it again.',
    },
  );
}
