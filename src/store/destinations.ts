// Destinations: the addresses in other programs to which messages are sent, and the objects that are watched for them.
import { type Kysely, type Selection, sql } from 'kysely';
import { kontorActor, type TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { appendAudit } from './audit.ts';
import { asJson, jsonOf } from './json.ts';
import { addMessage } from './messages.ts';
import { isAfter, type Page } from './page.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';
import type { Vault } from './vault.ts';

export interface Watched {
  connection: string;
  object: string;
  /** ISO 8601; left out: since the destination was created. */
  since?: string;
}

/** What messages are signed with; former ones too until then (ISO 8601), however often it is rotated. */
interface SigningSecrets {
  current: string;
  formers?: { secret: string; until: string }[];
  /** Of before there could be several; until when is in the column. */
  former?: string;
}

/** The current one first. `opened`: as they are stored. */
export function signingSecrets(opened: string, formerUntil: Date | null, now: Date): string[] {
  const { current, former, formers = [] } = JSON.parse(opened) as SigningSecrets;
  return [
    current,
    ...formers.filter(({ until }) => Date.parse(until) > now.getTime()).map(({ secret }) => secret),
    ...(former !== undefined && formerUntil !== null && formerUntil > now ? [former] : []),
  ];
}

export interface WatchedObject extends Omit<Watched, 'since'> {
  tenantId: string;
  /** When the first of those who watch it began. */
  since: Date;
}

export type Destinations = ReturnType<typeof destinations>;

const columns = [
  'id',
  'tenant_id as tenantId',
  'url',
  'types',
  'watch',
  'status',
  'status_reason as statusReason',
  'failing_since as failingSince',
  'created_at as createdAt',
] as const;

export type Destination = Selection<Schema, 'destinations', (typeof columns)[number]>;

export function destinations(db: Kysely<Schema>, vault: Vault) {
  const read = () => db.selectFrom('destinations').select(columns).where('deleted_at', 'is', null);
  return {
    /** Throws `conflict/quota-reached`. */
    async create(
      { tenantId, url, types, watch }: Pick<Destination, 'tenantId' | 'url' | 'types' | 'watch'>,
      secret: string,
    ): Promise<Destination> {
      await refuseBeyondQuota(db, tenantId, 'destinations');
      return db
        .insertInto('destinations')
        .values({
          id: newId('destination'),
          tenant_id: tenantId,
          url,
          types: asJson(types),
          watch: jsonOf(watch),
          secrets: vault.seal(JSON.stringify({ current: secret } satisfies SigningSecrets)),
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
    },
    /** As it stands; until the transaction ends nobody else changes it. */
    lock: (id: string) => read().where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
    async update(
      id: string,
      {
        url,
        types,
        watch,
        status,
        statusReason,
      }: Partial<Pick<Destination, 'url' | 'types' | 'watch' | 'status' | 'statusReason'>>,
    ): Promise<Destination> {
      const row = await db
        .updateTable('destinations')
        .set({
          ...(url === undefined ? {} : { url }),
          ...(types === undefined ? {} : { types: asJson(types) }),
          ...(watch === undefined ? {} : { watch: jsonOf(watch) }),
          ...(status === undefined ? {} : { status, status_reason: asJson(statusReason ?? null) }),
          // Another address, or a person's word that somebody listens: what was before does not count.
          ...(url !== undefined || status === 'enabled' ? { failing_since: null } : {}),
          // A statement needs something to set.
          id,
        })
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirstOrThrow();
      return row;
    },
    /**
     * Kontor disables it automatically: with the message `destination.disabled` and an entry in the audit trail. `failingBefore`:
     * only while every delivery since then has failed. False: it was not enabled, or one has arrived meanwhile.
     */
    disable: (
      id: string,
      { reason, failingBefore }: { reason: Reason<Redacted>; failingBefore?: Date },
      at: Date,
    ) =>
      db.transaction().execute(async tx => {
        const row = await tx
          .updateTable('destinations')
          .set({ status: 'disabled', status_reason: jsonOf(reason) })
          .where('id', '=', id)
          .where('status', '=', 'enabled')
          .where('deleted_at', 'is', null)
          .$if(failingBefore !== undefined, query =>
            query.where('failing_since', '<=', failingBefore as Date),
          )
          .returning(['tenant_id as tenantId', 'failing_since as failingSince'])
          .executeTakeFirst();
        if (!row) return false;
        const { tenantId, failingSince } = row;
        const data = { destination: id, reason, failing_since: failingSince?.toISOString() ?? null };
        await addMessage(tx, { tenantId, type: 'destination.disabled', data });
        const entry = {
          tenant: tenantId,
          actor: kontorActor,
          action: 'destination.disabled',
          subject: id,
          before: { status: 'enabled' },
          after: { status: 'disabled', reason },
        };
        await appendAudit(tx, entry, at);
        return true;
      }),
    /** In a transaction. Until then messages are signed with the secret of before as well. */
    async rotate(id: string, secret: string, formerUntil: Date, now: Date): Promise<void> {
      const { secrets, former_until } = await db
        .selectFrom('destinations')
        .select(['secrets', 'former_until'])
        .where('id', '=', id)
        // Two rotations at the same moment come one after the other, and each has its secret among them.
        .forUpdate()
        .executeTakeFirstOrThrow();
      const { current, former, formers = [] } = JSON.parse(vault.open(secrets)) as SigningSecrets;
      const known = [
        { secret: current, until: formerUntil.toISOString() },
        ...formers,
        ...(former === undefined || former_until === null
          ? []
          : [{ secret: former, until: former_until.toISOString() }]),
      ];
      const next: SigningSecrets = {
        current: secret,
        formers: known.filter(({ until }) => Date.parse(until) > now.getTime()),
      };
      await db
        .updateTable('destinations')
        .set({ secrets: vault.seal(JSON.stringify(next)), former_until: null })
        .where('id', '=', id)
        .execute();
    },
    async remove(id: string): Promise<void> {
      await db
        .updateTable('destinations')
        .set({ deleted_at: sql`now()`, secrets: vault.seal('{}') })
        .where('id', '=', id)
        .execute();
      await db
        .deleteFrom('deliveries')
        .where('destination_id', '=', id)
        .where('state', '=', 'pending')
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
    /** Everything that anybody watches, once each; of connections that are there still. */
    watched: () => watchedIn(db),
  };
}

/** Of one connection, or of all. One that is disabled watches on: what is told meanwhile waits for it, as other messages do. */
export async function watchedIn(db: Kysely<Schema>, connectionId?: string): Promise<WatchedObject[]> {
  const { rows } = await sql<WatchedObject>`
    select w->>'connection' as connection, w->>'object' as object, c.tenant_id as "tenantId",
      min(coalesce((w->>'since')::timestamptz, d.created_at)) as since
    from destinations d, jsonb_array_elements(d.watch) w
    join connections c on c.id = w->>'connection' and c.deleted_at is null
    where d.deleted_at is null and (${connectionId ?? null}::text is null or c.id = ${connectionId ?? null})
    group by 1, 2, 3`.execute(db);
  return rows;
}
