// Connections, and their secrets in the vault.
import { type Kysely, type Selection, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import type { KontorError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import type { ConnectionStatus, Environment } from '../core/words.ts';
import { asJson, jsonOf } from './json.ts';
import { isLongLimit, type Limit, limitConnection } from './limit-connection.ts';
import { addMessage } from './messages.ts';
import { isAfter, type Page } from './page.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';
import { systemAfter, systemNamed } from './system-names.ts';
import { ofTenant } from './tenant-scope.ts';
import type { Vault } from './vault.ts';

/** Dotted path → value: `{ "auth.password": "…" }`. */
export type Secrets = Record<string, string>;

/** A change of status. It happens only to a connection that has one of the statuses in `from`, and those settings. */
export interface StatusChange {
  from: readonly ConnectionStatus[];
  to: ConnectionStatus;
  reason: Reason<Redacted> | null;
  /** `updatedAt` of the settings that it was found out with: of others it says nothing. */
  asOf?: Date | undefined;
}

export type Connections = ReturnType<typeof connections>;

const columns = [
  'id',
  'tenant_id as tenantId',
  'connector',
  'system',
  'name',
  'environment',
  'settings',
  'status',
  'status_reason as statusReason',
  'status_since as statusSince',
  'limited_until as limitedUntil',
  'accepted_at as acceptedAt',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

export type StoredConnection = Selection<Schema, 'connections', (typeof columns)[number]>;

export function connections(db: Kysely<Schema>, vault: Vault) {
  const read = () => db.selectFrom('connections').select(columns).where('deleted_at', 'is', null);
  return {
    /** `acceptedAt`: when the system took these credentials. Throws `conflict/name-taken`, `conflict/quota-reached`. */
    async create(
      {
        tenantId,
        connector,
        system,
        name,
        environment,
        settings,
      }: Pick<StoredConnection, 'tenantId' | 'connector' | 'system' | 'name' | 'settings'> & {
        environment?: Environment | null | undefined;
      },
      secrets: Secrets,
      acceptedAt?: Date,
    ): Promise<StoredConnection> {
      await refuseBeyondQuota(db, tenantId, 'connections');
      const row = await db
        .insertInto('connections')
        .values({
          id: newId('connection'),
          tenant_id: tenantId,
          connector,
          system: await systemNamed(db, system),
          name,
          environment: environment ?? null,
          settings: jsonOf(settings),
          secrets: vault.seal(JSON.stringify(secrets)),
          accepted_at: acceptedAt ?? null,
        })
        .onConflict(on => on.columns(['tenant_id', 'name']).where('deleted_at', 'is', null).doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (!row) throw nameTaken(name);
      return row;
    },
    /** As it stands; until the transaction ends nobody else changes it. */
    lock: (id: string) => read().where('id', '=', id).forUpdate().executeTakeFirst(),
    /**
     * Replaces all of it. Throws `conflict/name-taken`, and `conflict/other-system` when it would lead to a system that other
     * connections know by another name.
     */
    async update(
      id: string,
      {
        system,
        name,
        environment,
        settings,
      }: Pick<StoredConnection, 'system' | 'name' | 'environment' | 'settings'>,
      secrets: Secrets,
    ): Promise<StoredConnection> {
      const now = await read().where('id', '=', id).executeTakeFirstOrThrow();
      const row = await db
        .updateTable('connections')
        .set({
          name,
          environment,
          system: await systemAfter(db, now, system),
          settings: jsonOf(settings),
          secrets: vault.seal(JSON.stringify(secrets)),
          // The database's clock, as at creation: what is compared comes from one clock.
          updated_at: sql`clock_timestamp()`,
        })
        .where('id', '=', id)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('connections as other')
                .select('other.id')
                .whereRef('other.tenant_id', '=', 'connections.tenant_id')
                .where('other.name', '=', name)
                .where('other.id', '<>', id)
                .where('other.deleted_at', 'is', null),
            ),
          ),
        )
        .returning(columns)
        .executeTakeFirst()
        .catch(error => {
          // Another one took it at the same moment.
          throw isTakenName(error) ? nameTaken(name) : error;
        });
      if (!row) throw nameTaken(name);
      return row;
    },
    /**
     * Answers the connection as it is then; undefined: it had none of those statuses, or other settings, and nothing happened. Of several
     * callers who want the same change one makes it, and with it goes the message `connection.<status>`.
     */
    async setStatus(
      id: string,
      { from, to, reason, asOf }: StatusChange,
    ): Promise<StoredConnection | undefined> {
      const change = async (tx: Kysely<Schema>) => {
        const former = await tx
          .selectFrom('connections')
          .select(['status', 'status_since', 'limited_until'])
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        const row = await tx
          .updateTable('connections')
          .set({
            status: to,
            status_reason: asJson(reason),
            status_since: sql`clock_timestamp()`,
            limited_until: null,
          })
          .where('id', '=', id)
          .where('status', 'in', [...from])
          .where('status', '<>', to)
          // The database counts microseconds, a Date does not.
          .$if(asOf !== undefined, query =>
            query.where(sql`date_trunc('milliseconds', updated_at)`, '=', asOf),
          )
          .where('deleted_at', 'is', null)
          .returning(columns)
          .executeTakeFirst();
        // Of a short limit nobody was told.
        const isNews = former?.status !== 'limited' || to !== 'ok' || isLongLimit(former);
        if (row && isNews) {
          const data = { connection: id, name: row.name, connector: row.connector, status: to, reason };
          await addMessage(tx, { tenantId: row.tenantId, type: `connection.${to}`, data });
        }
        return row;
      };
      return db.isTransaction ? change(db) : db.transaction().execute(change);
    },
    /** The system has asked to be left alone. Tells of a limit that lasts; one that ends is told of when it did. */
    limit: (id: string, limit: Limit) => limitConnection(db, id, limit),
    /** The system took the credentials then; what is stored already may be later. */
    async accepted(id: string, at: Date): Promise<void> {
      await db
        .updateTable('connections')
        .set({ accepted_at: at })
        .where('id', '=', id)
        .where(({ or, eb }) => or([eb('accepted_at', 'is', null), eb('accepted_at', '<', at)]))
        .execute();
    },
    /** All of a tenant are to be opened anew, by every process. */
    async touchAll(tenantId: string): Promise<void> {
      await db
        .updateTable('connections')
        .set({ updated_at: sql`clock_timestamp()` })
        .where('tenant_id', '=', tenantId)
        .execute();
    },
    /** Keeps the row for what refers to it, without secrets; the name is free again. */
    async remove(id: string): Promise<void> {
      await db
        .updateTable('connections')
        .set({ deleted_at: sql`now()`, secrets: vault.seal('{}'), updated_at: sql`clock_timestamp()` })
        .where('id', '=', id)
        .execute();
    },
    /** Without a page: all. */
    list: (scope: TenantScope, page?: Page) =>
      read()
        .where(ofTenant(scope))
        .where(isAfter(page))
        .orderBy('id')
        .limit(page?.limit ?? null)
        .execute(),
    get: (scope: TenantScope, id: string) =>
      read().where('id', '=', id).where(ofTenant(scope)).executeTakeFirst(),
    async secretsOf(id: string): Promise<Secrets> {
      const row = await db
        .selectFrom('connections')
        .select('secrets')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return JSON.parse(vault.open(row.secrets)) as Secrets;
    },
  };
}

const isTakenName = (error: unknown): boolean =>
  error instanceof Error && (error as { constraint?: unknown }).constraint === 'connections_name_key';

function nameTaken(name: string): KontorError {
  return say.error('name-taken', { name });
}
