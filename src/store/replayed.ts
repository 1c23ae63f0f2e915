// That a person has replayed a posting stays known while it waits for something else.
import { type RawBuilder, sql } from 'kysely';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { type JsonText, jsonOf } from './json.ts';

const replayed: readonly string[] = ['replayed', 'replayed-waits'];

/** A person has replayed it, and it has not been dealt with since. */
export const isReplayed = (reason: Reason | null): boolean =>
  reason !== null && replayed.includes(reason.code);

/** SQL: of a planned posting: nothing but a failed run, a connection that was shut, a pause or an accepted difference has made it wait. */
export const heldAPlace = sql<boolean>`(reason->>'code' not in ('replayed', 'replayed-waits') and (
  reason->'params'->'tries' is not null or coalesce(reason->'params'->'why'->>'code', reason->>'code')
    in ('flow-paused', 'connection-paused', 'needs-credentials', 'limited', 'difference-accepted')))`;

/** SQL: the reason of a planned posting that is to wait. `reason`: has its own reason as `why`, if it waits for something. */
export const waitingFor = (reason: Reason<Redacted>): RawBuilder<JsonText> =>
  reason.params.why === undefined || reason.code === 'not-due'
    ? sql`${jsonOf(reason)}::jsonb`
    : sql`case when postings.reason->>'code' = any (${replayed}::text[])
        then ${jsonOf({ ...reason, code: 'replayed-waits' })}::jsonb else ${jsonOf(reason)}::jsonb end`;
