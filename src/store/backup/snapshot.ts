// What a backup says of the database that it is read from: versions, tables and keys, all in one snapshot.
import type pg from 'pg';
import { sealed } from '../reencrypt.ts';
import { say } from '../sentences.ts';
import type { BackupHeader, Table } from './backup-file.ts';

/** Jobs are in tables of pg-boss, which change with its versions. A backup needs only the data of the jobs. */
export const jobs: Table = { name: 'restored_jobs', columns: ['data'] };

/** PostgreSQL writes values in the same form, whatever its settings are. */
const settings = `set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 3;
  set bytea_output = 'hex'; set xmloption = 'content'; set client_encoding = 'UTF8'; set statement_timeout = 0;
  set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`;

export const setTextSettings = (client: pg.Client) => client.query(settings);

/** Begins the snapshot. Throws `config/backup-no-kontor` where there is no Kontor. */
export async function beginSnapshot(
  client: pg.Client,
  kontor: string,
): Promise<Omit<BackupHeader, 'format'> & { jobs: boolean }> {
  await setTextSettings(client);
  await client.query('begin isolation level repeatable read, read only');
  const one = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows;
  const [about] = await one<{ now: Date; postgres: string; kontor: boolean; jobs: boolean }>(
    `select now(), current_setting('server_version') as postgres,
      to_regclass('kysely_migration') is not null as kontor, to_regclass('pgboss.job') is not null as jobs`,
  );
  if (!about?.kontor) throw say.error('backup-no-kontor');
  const steps = await one<{ name: string }>('select name from kysely_migration order by name');
  const tables = await tablesIn(client);
  const sequences = await one<BackupHeader['sequences'][number]>(
    `select sequencename as name, coalesce(last_value, start_value)::text as last, last_value is not null as "isCalled"
     from pg_sequences where schemaname = current_schema() order by 1`,
  );
  const keys = new Set<string>();
  for (const [table, column] of Object.entries(sealed)) {
    if (!tables.some(({ name }) => name === table)) continue;
    const found = await one<{ id: string }>(
      `select distinct split_part(${column}, ':', 2) as id from ${table} where ${column} is not null`,
    );
    for (const { id } of found) keys.add(id);
  }
  return {
    kontor,
    postgres: about.postgres,
    takenAt: about.now.toISOString(),
    steps: steps.map(({ name }) => name),
    keys: [...keys].sort(),
    sequences,
    tables: [...tables.filter(({ name }) => name !== jobs.name), jobs],
    jobs: about.jobs,
  };
}

/** Sorts tables so that each comes after the tables that it refers to. */
async function tablesIn(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and c.relname not in ('kysely_migration', 'kysely_migration_lock') order by 1`);
  const sorted: Table[] = [];
  for (let rest = rows; rest.length > 0; ) {
    const isFree = ({ needs }: { needs: string[] }) =>
      needs.every(need => !rest.some(({ name }) => name === need));
    const free = rest.filter(isFree);
    if (free.length === 0) throw new TypeError('tables refer to each other in a circle');
    sorted.push(...free.map(({ name, columns }) => ({ name, columns })));
    rest = rest.filter(one => !isFree(one));
  }
  return sorted;
}
