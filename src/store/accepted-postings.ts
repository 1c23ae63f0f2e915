// Documents that the target system has accepted: those of a flow in a period, in the order in which they were first stored; and those of some subjects.
import { type Kysely, sql } from 'kysely';
import { isAfter, type Page } from './page.ts';
import { type Posting, postingColumns } from './posting-rows.ts';
import type { Schema } from './schema.ts';

export interface AcceptedIn {
  flowId: string;
  /** The target. */
  connectionId: string;
  since: Date;
  /** Left out: up to now. */
  before: Date | undefined;
}

export type AcceptedPostings = ReturnType<typeof acceptedPostings>;

export function acceptedPostings(db: Kysely<Schema>) {
  // By the index of the connection, whose ids grow with time: all pages together read it once.
  const within = ({
    flowId,
    connectionId,
    since,
    before,
  }: AcceptedIn) => sql<boolean>`connection_id = ${connectionId}
    and flow_id = ${flowId} and state = 'accepted' and keep = 'once' and accepted_at >= ${since}
    and (${before ?? null}::timestamptz is null or accepted_at < ${before ?? null})`;
  return {
    /** Those with these keys, and with keys under them (`orders/1/…`). What was taken back in the system does not stand. */
    under: ({
      connectionId,
      operation,
      keys,
    }: {
      connectionId: string;
      operation: string;
      keys: readonly string[];
    }) =>
      db
        .selectFrom('postings')
        .select(postingColumns)
        .where('connection_id', '=', connectionId)
        .where('operation', '=', operation)
        .where('state', '=', 'accepted')
        .where('keep', '=', 'once')
        .where('reversed_at', 'is', null)
        // Ranges of the index: keys are compared byte by byte, and "0" follows "/".
        .where(({ or, and, eb }) =>
          or(
            keys.flatMap(key => [
              eb('business_key', '=', key),
              and([eb('business_key', '>', `${key}/`), eb('business_key', '<', `${key}0`)]),
            ]),
          ),
        )
        .orderBy('id')
        .execute() as Promise<Posting[]>,
    page: (asked: AcceptedIn, page: Page) =>
      db
        .selectFrom('postings')
        .select(postingColumns)
        .where(within(asked))
        .where(isAfter(page))
        .orderBy('id')
        .limit(page.limit)
        .execute() as Promise<Posting[]>,
    async count(asked: AcceptedIn): Promise<number> {
      const { count } = await db
        .selectFrom('postings')
        .select(sql<number>`count(*)::int`.as('count'))
        .where(within(asked))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
