// Connections, and their secrets in the vault.
import { type Kysely, sql } from 'kysely';
import { KontorError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Schema } from './schema.ts';
import type { Vault } from './vault.ts';

export interface StoredConnection {
  id: string;
  connector: string;
  name: string;
  /** Without secrets: may be shown. */
  settings: Record<string, unknown>;
  createdAt: Date;
  updatedAt: Date;
}

/** Dotted path → value: `{ "auth.password": "…" }`. */
export type Secrets = Record<string, string>;

export interface Connections {
  /** Throws `conflict/name-taken`. */
  create(
    draft: Pick<StoredConnection, 'connector' | 'name' | 'settings'>,
    secrets: Secrets,
  ): Promise<StoredConnection>;
  /** Replaces all of it. Throws `conflict/name-taken`. */
  update(
    id: string,
    draft: Pick<StoredConnection, 'name' | 'settings'>,
    secrets: Secrets,
  ): Promise<StoredConnection>;
  list(): Promise<StoredConnection[]>;
  get(id: string): Promise<StoredConnection | undefined>;
  secretsOf(id: string): Promise<Secrets>;
  /** Seals everything that is under a former key anew; answers how many. */
  reseal(): Promise<number>;
}

export function connections(db: Kysely<Schema>, vault: Vault): Connections {
  const columns = [
    'id',
    'connector',
    'name',
    'settings',
    'created_at as createdAt',
    'updated_at as updatedAt',
  ] as const;
  return {
    async create({ connector, name, settings }, secrets) {
      const row = await db
        .insertInto('connections')
        .values({
          id: newId('connection'),
          connector,
          name,
          settings: JSON.stringify(settings),
          secrets: vault.seal(JSON.stringify(secrets)),
        })
        .onConflict(on => on.column('name').doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (!row) throw nameTaken(name);
      return row;
    },
    async update(id, { name, settings }, secrets) {
      return db.transaction().execute(async tx => {
        const other = await tx
          .selectFrom('connections')
          .select('id')
          .where('name', '=', name)
          .where('id', '<>', id)
          .executeTakeFirst();
        if (other) throw nameTaken(name);
        return tx
          .updateTable('connections')
          .set({
            name,
            settings: JSON.stringify(settings),
            secrets: vault.seal(JSON.stringify(secrets)),
            // The database's clock, as at creation: what is compared comes from one clock.
            updated_at: sql`clock_timestamp()`,
          })
          .where('id', '=', id)
          .returning(columns)
          .executeTakeFirstOrThrow();
      });
    },
    list: () => db.selectFrom('connections').select(columns).orderBy('id').execute(),
    get: id => db.selectFrom('connections').select(columns).where('id', '=', id).executeTakeFirst(),
    async secretsOf(id) {
      const row = await db
        .selectFrom('connections')
        .select('secrets')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return JSON.parse(vault.open(row.secrets)) as Secrets;
    },
    async reseal() {
      const rows = await db.selectFrom('connections').select(['id', 'secrets']).execute();
      const old = rows.filter(row => !vault.isCurrent(row.secrets));
      for (const row of old) {
        await db
          .updateTable('connections')
          .set({ secrets: vault.seal(vault.open(row.secrets)) })
          .where('id', '=', row.id)
          .execute();
      }
      return old.length;
    },
  };
}

function nameTaken(name: string): KontorError {
  return new KontorError('conflict', 'name-taken', `There is a connection named "${name}" already.`, {
    next: 'Choose another name.',
  });
}
