// Lists of postings, the newest first, how many there are, and what they come to. What was sent is in no list.
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { TenantScope } from '../core/caller.ts';
import type { PostingState } from '../core/words.ts';
import { inPeriod, type Period } from './period.ts';
import { type Posting, postingColumns } from './posting-rows.ts';
import type { Schema } from './schema.ts';
import { ofConnectionIn } from './tenant-scope.ts';

/** The period is that in which they were stored. */
export interface PostingFilter extends Period {
  /** Any of these flows; an empty list matches nothing. */
  flowIds?: string[] | undefined;
  connectionId?: string | undefined;
  /** In any of these. */
  states?: readonly PostingState[] | undefined;
  /** Only those that differ from what was sent, and of which nobody has accepted it. */
  differs?: boolean | undefined;
  /** The whole key, or its last parts. */
  businessKey?: string | undefined;
  reference?: string | undefined;
  /** This key, with or without the source's name, and what comes below it. */
  of?: string | undefined;
  /** Decimal numbers as text, both ends included. */
  amountFrom?: string | undefined;
  amountTo?: string | undefined;
  currency?: string | undefined;
  reasonCode?: string | undefined;
  /** The beginning of a reference, a document number, a subject or a key. */
  text?: string | undefined;
  /** A whole reference, document number or its last part, a subject, or parts of a key. */
  word?: string | undefined;
}

export type ListedPosting = Omit<Posting, 'document' | 'basis' | 'newer'>;

const long: readonly string[] = ['document', 'basis', 'newer'];
const listedColumns = postingColumns.filter(column => !long.includes(column));

/** What a plan to act on many postings has to know of each. */
export type PlannablePosting = Pick<
  Posting,
  | 'id'
  | 'flowId'
  | 'state'
  | 'keep'
  | 'version'
  | 'attempts'
  | 'attemptsBefore'
  | 'documentNumber'
  | 'amount'
  | 'currency'
  | 'reason'
  | 'updatedAt'
> & { hasDocument: boolean; tenantId: string };

const words = sql.raw('posting_words(reference, document_number, subject_id, business_key)');
const path = sql.raw(`'/' || business_key || '/'`);

function conditions(scope: TenantScope, filter: PostingFilter): RawBuilder<boolean>[] {
  const { flowIds, connectionId, states, differs, businessKey, reference, of, text, word } = filter;
  const { amountFrom, amountTo, currency, reasonCode } = filter;
  const all = [ofConnectionIn(scope)];
  if (flowIds) all.push(sql`flow_id = any (${flowIds}::text[])`);
  if (connectionId) all.push(sql`connection_id = ${connectionId}`);
  if (differs) all.push(sql`differs`);
  if (states) all.push(sql`state = any (${states}::text[])`);
  if (businessKey)
    all.push(
      hasWords(partsOf(businessKey)),
      sql`${path} like ${`%/${literal(partsOf(businessKey).join('/'))}/`}`,
    );
  if (reference) all.push(hasWords([reference]), sql`upper(reference) = upper(${reference})`);
  if (of) all.push(hasWords(partsOf(of)), sql`${path} like ${`%/${literal(partsOf(of).join('/'))}/%`}`);
  if (text) all.push(named(text, ':*'));
  if (word) all.push(named(word));
  if (filter.since || filter.until) all.push(inPeriod(filter, { id: 'posting', column: 'created_at' }));
  if (amountFrom) all.push(sql`amount >= ${amountFrom}::numeric`);
  if (amountTo) all.push(sql`amount <= ${amountTo}::numeric`);
  if (currency) all.push(sql`currency = ${currency}`);
  if (reasonCode) all.push(sql`reason->>'code' = ${reasonCode}`);
  return all;
}

/** So many of the newest are searched for a word or its beginning before the index is. */
const newest = 5_000;

export type PostingList = ReturnType<typeof postingList>;

export function postingList(db: Kysely<Schema>) {
  const idsIn = (from: Pick<Kysely<Schema>, 'selectFrom'>, scope: TenantScope, filter: PostingFilter) =>
    conditions(scope, filter).reduce(
      (narrowed, condition) => narrowed.where(condition),
      from.selectFrom('postings').select('id'),
    );
  return {
    /** The newest first, after the id `after` if it is given. */
    async list(
      scope: TenantScope,
      { after, limit, ...filter }: PostingFilter & { after?: string | undefined; limit: number },
    ): Promise<ListedPosting[]> {
      const isBehind = after === undefined ? sql<boolean>`true` : sql<boolean>`id < ${after}`;
      const page = (ids: SelectQueryBuilder<Schema, 'postings', { id: string }>) =>
        db
          .selectFrom('postings')
          .select(listedColumns)
          .where('id', 'in', ids.orderBy('id', 'desc').limit(limit))
          .orderBy('id', 'desc')
          .execute() as Promise<ListedPosting[]>;
      const { text, word, of, reference, businessKey } = filter;
      const all = idsIn(db, scope, filter).where(isBehind);
      if ((text ?? word ?? of ?? reference ?? businessKey) === undefined) return page(all);
      // Words such as `orders` stand in millions of keys.
      if ((text ?? word) !== undefined) {
        const first = db
          .selectFrom('postings')
          .selectAll()
          .where(isBehind)
          .orderBy('id', 'desc')
          .limit(newest);
        const rows = await page(
          idsIn(db.with('postings', () => first) as unknown as typeof db, scope, filter),
        );
        if (rows.length === limit) return rows;
      }
      // PostgreSQL would read millions in the order of ids to find a few words; `offset` makes it find the words first.
      return page(db.selectFrom(all.offset(0).as('postings')).select('id') as unknown as typeof all);
    },
    /** How many match; `most` if there are as many or more. */
    async count(scope: TenantScope, filter: PostingFilter, most: number): Promise<number> {
      const { count } = await db
        .selectFrom(idsIn(db, scope, filter).limit(most).as('found'))
        .select(sql<number>`count(*)::int`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    /** At most `most` of those that match, the oldest first. */
    async plannable(scope: TenantScope, filter: PostingFilter, most: number): Promise<PlannablePosting[]> {
      const { rows } = await sql<PlannablePosting>`
        select p.id, p.flow_id as "flowId", p.state, p.keep, p.version, p.attempts, p.attempts_before as "attemptsBefore",
          p.document_number as "documentNumber", p.amount, p.currency, p.reason, p.updated_at as "updatedAt",
          p.document is not null as "hasDocument", c.tenant_id as "tenantId"
        from postings p join connections c on c.id = p.connection_id
        where p.id in (${idsIn(db, scope, filter).limit(most)}) order by p.id`.execute(db);
      return rows;
    },
    /** Those with these ids, in no order. */
    byIds: (ids: readonly string[]): Promise<ListedPosting[]> =>
      db
        .selectFrom('postings')
        .select(listedColumns)
        .where('id', '=', sql<string>`any (${ids}::text[])`)
        .execute() as Promise<ListedPosting[]>,
    /** How many per operation and state. */
    async counts(
      scope: TenantScope,
    ): Promise<{ flowId: string | null; operation: string; state: PostingState; count: number }[]> {
      const { rows } = await sql<Awaited<ReturnType<PostingList['counts']>>[number]>`
        select flow_id as "flowId", operation, state, count(*)::int as count
        from postings where ${ofConnectionIn(scope)} group by 1, 2, 3`.execute(db);
      return rows;
    },
    /** Accepted amounts per operation and currency. */
    async totals(
      scope: TenantScope,
    ): Promise<{ flowId: string | null; operation: string; currency: string; amount: string }[]> {
      const { rows } = await sql<Awaited<ReturnType<PostingList['totals']>>[number]>`
        select flow_id as "flowId", operation, currency, sum(amount)::text as amount
        from postings where state = 'accepted' and currency is not null and ${ofConnectionIn(scope)}
        group by 1, 2, 3`.execute(db);
      return rows;
    },
  };
}

const partsOf = (key: string) => key.split('/').filter(part => part !== '');

/** All of these are words of the posting. `more` is added to the last one: `:*` makes it a beginning. */
function hasWords(parts: readonly string[], more = ''): RawBuilder<boolean> {
  if (parts.length === 0) return sql`false`;
  const quoted = parts.map(part => `'${part.replace(/['\\]/g, '$&$&')}'`);
  return sql`${words} @@ upper(${quoted.join(' & ') + more})::tsquery`;
}

/**
 * A word is this one; with `:*` it begins so. A text with slashes may also be a piece of the key: these parts, one after the other, and with
 * `:*` the last one begins so.
 */
function named(text: string, more: '' | ':*' = ''): RawBuilder<boolean> {
  const parts = partsOf(text);
  const isWord = hasWords(parts, more);
  if (parts.length < 2) return isWord;
  const piece = `%/${literal(parts.join('/'))}${more === '' ? '/' : ''}%`;
  return sql`(${hasWords([text], more)} or ${isWord} and upper(${path}) like upper(${piece}))`;
}

/** As a pattern that finds this text only. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
