// Which destinations a message goes to. It is decided in the statement that writes the message, so that a message and
// its deliveries are there together or not at all.
import { type Kysely, sql } from 'kysely';
import { jsonOf } from './json.ts';
import type { Schema } from './schema.ts';

/** SQL: destination `d` wants messages of the type in this expression. `connection.*` wants all of connections. */
const wants = (type: string) => `d.deleted_at is null and (d.types is null or exists (
  select 1 from jsonb_array_elements_text(d.types) t
  where t = ${type} or (right(t, 2) = '.*' and starts_with(${type}, left(t, -1)))))`;

/** SQL: the destinations of messages in the common table `written` (id, tenant_id, type). */
const deliveriesOf = `insert into deliveries (destination_id, message_id)
  select d.id, written.id from written join destinations d on d.tenant_id = written.tenant_id and ${wants('written.type')}`;

/** SQL: the columns of a posting that its message needs. */
export const postingMessageColumns = (table: string) =>
  [
    'id',
    'connection_id',
    'flow_id',
    'operation',
    'business_key',
    'reference',
    'state',
    'document_number',
    'reason',
  ]
    .map(column => `${table}.${column}`)
    .join(', ');

/** SQL: it waits because a run has failed. */
const failing = (table: string) => `${table}.state = 'planned' and ${table}.reason->>'code' = 'tried-again'`;

/** SQL: the states that people and programs are told of. */
const toldStates = `(p.state in ('accepted', 'rejected', 'parked', 'closed') or ${failing('p')})`;

/** SQL: a posting that has just been opened is one to be told of. */
export const isToldWhenOpened = (table: string) => `(${table}.state = 'parked' or ${failing(table)})`;

/**
 * SQL: common tables that write the messages about postings, and route them. `rows` is one with the columns of postings that have just reached the state
 * they have, and `message_id`. `type`: that of all messages; left out: each is named for the state. Nothing is written where nobody wants to know.
 */
export const insertPostingMessages = (rows: string, type?: string) => `written as (
  insert into messages (id, tenant_id, type, data)
  select p.message_id, c.tenant_id, ${typeOfMessage(type)}, jsonb_build_object(
    'posting', p.id, 'connection', p.connection_id, 'flow', p.flow_id, 'operation', p.operation,
    'business_key', p.business_key, 'reference', p.reference, 'state', p.state,
    'document_number', p.document_number, 'reason', p.reason)
  from ${rows} p join connections c on c.id = p.connection_id
  where ${type === undefined ? toldStates : 'true'} and exists (
    select 1 from destinations d where d.tenant_id = c.tenant_id and ${wants(typeOfMessage(type))})
  returning id, tenant_id, type
), routed as (${deliveriesOf})`;

const typeOfMessage = (type: string | undefined) =>
  type === undefined
    ? `('posting.' || case p.state when 'planned' then 'waiting' else p.state end)`
    : `'${type}'::text`;

/** Routes a message that was written before in this transaction. */
export async function routeMessage(
  tx: Kysely<Schema>,
  message: { id: string; tenantId: string; type: string },
): Promise<void> {
  await sql`with written as (
      select ${message.id}::text as id, ${message.tenantId}::text as tenant_id, ${message.type}::text as type
    ) ${sql.raw(deliveriesOf)}`.execute(tx);
}

/** Routes a message about a watched object to those who watch it. */
export async function routeToWatchers(
  tx: Kysely<Schema>,
  ids: readonly string[],
  watched: { connectionId: string; object: string },
): Promise<void> {
  const pair = jsonOf([{ connection: watched.connectionId, object: watched.object }]);
  await sql`insert into deliveries (destination_id, message_id)
    select d.id, m from destinations d, unnest(${ids}::text[]) m
    where d.deleted_at is null and d.watch @> ${pair}::jsonb`.execute(tx);
}
