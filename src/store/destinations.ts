// Destinations: the addresses in other programs to which messages are sent, and the objects that are watched for them.
import { type Kysely, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import { asJson, jsonOf } from './json.ts';
import { isAfter, type Page } from './page.ts';
import { refuseBeyondQuota } from './quotas.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';
import type { Vault } from './vault.ts';

export interface Watched {
  connection: string;
  object: string;
}

export interface Destination {
  id: string;
  tenantId: string;
  url: string;
  /** `connection.*`, `posting.accepted`; null: all but those about watched objects, which `watch` names. */
  types: string[] | null;
  watch: Watched[];
  status: 'enabled' | 'disabled';
  statusReason: string | null;
  createdAt: Date;
}

/** What messages are signed with; the former one too while it is being rotated. */
export interface SigningSecrets {
  current: string;
  former?: string | undefined;
}

export interface Destinations {
  /** Throws `conflict/quota-reached`. */
  create(
    draft: Pick<Destination, 'tenantId' | 'url' | 'types' | 'watch'>,
    secret: string,
  ): Promise<Destination>;
  update(
    id: string,
    change: Partial<Pick<Destination, 'url' | 'types' | 'watch' | 'status' | 'statusReason'>>,
  ): Promise<Destination>;
  /** The current secret becomes the former one until then. */
  rotate(id: string, secret: string, formerUntil: Date): Promise<void>;
  remove(id: string): Promise<void>;
  /** Without a page: all. */
  list(scope: TenantScope, page?: Page): Promise<Destination[]>;
  get(scope: TenantScope, id: string): Promise<Destination | undefined>;
  /** Everything that anybody watches, once each; of connections that are there still. */
  watched(): Promise<Watched[]>;
}

const columns = [
  'id',
  'tenant_id as tenantId',
  'url',
  'types',
  'watch',
  'status',
  'status_reason as statusReason',
  'created_at as createdAt',
] as const;

export function destinations(db: Kysely<Schema>, vault: Vault): Destinations {
  const read = () => db.selectFrom('destinations').select(columns).where('deleted_at', 'is', null);
  return {
    async create({ tenantId, url, types, watch }, secret) {
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
    async update(id, { url, types, watch, status, statusReason }) {
      const row = await db
        .updateTable('destinations')
        .set({
          ...(url === undefined ? {} : { url }),
          ...(types === undefined ? {} : { types: asJson(types) }),
          ...(watch === undefined ? {} : { watch: jsonOf(watch) }),
          ...(status === undefined ? {} : { status, status_reason: statusReason ?? null }),
          // A statement needs something to set.
          id,
        })
        .where('id', '=', id)
        .returning(columns)
        .executeTakeFirstOrThrow();
      return row;
    },
    async rotate(id, secret, formerUntil) {
      const { secrets } = await db
        .selectFrom('destinations')
        .select('secrets')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const { current } = JSON.parse(vault.open(secrets)) as SigningSecrets;
      await db
        .updateTable('destinations')
        .set({
          secrets: vault.seal(JSON.stringify({ current: secret, former: current } satisfies SigningSecrets)),
          former_until: formerUntil,
        })
        .where('id', '=', id)
        .execute();
    },
    async remove(id) {
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
    list: (scope, page) =>
      read()
        .where(ofTenant(scope))
        .where(isAfter(page))
        .orderBy('id')
        .limit(page?.limit ?? null)
        .execute(),
    get: (scope, id) => read().where('id', '=', id).where(ofTenant(scope)).executeTakeFirst(),
    async watched() {
      const { rows } = await sql<Watched>`
        select distinct w->>'connection' as connection, w->>'object' as object
        from destinations d, jsonb_array_elements(d.watch) w
        join connections c on c.id = w->>'connection' and c.deleted_at is null
        where d.deleted_at is null and d.status = 'enabled'`.execute(db);
      return rows;
    },
  };
}
