// Documents of a flow that the target system has accepted in a period, in the order in which they were first stored.
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
