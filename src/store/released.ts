// That a person has let a posting go on stays known while it waits for something else.
import { type RawBuilder, sql } from 'kysely';
import type { Reason } from '../core/reasons.ts';
import { fromDatabase, type Redacted } from '../core/redacted.ts';
import { type JsonText, jsonOf } from './json.ts';

const replayed: readonly string[] = ['replayed', 'replayed-waits'];

/** A person has replayed it, and it has not been dealt with since. */
export const isReplayed = (reason: Reason | null): boolean =>
  reason !== null && replayed.includes(reason.code);

/** What a person has answered by replaying a posting that was parked for this reason, with what they had answered before. */
export const answerTo = (reason: Reason | null): { answered: Redacted } => ({
  answered: fromDatabase([answeredIn(reason), reason?.code].filter(Boolean).join(' ')),
});

/** Of a posting that is parked anew: what a person has answered of it already is not asked again. */
export const withAnswers = (reason: Reason<Redacted>, before: Reason<Redacted> | null): Reason<Redacted> => {
  const answered = isReplayed(before) ? before?.params.answered : undefined;
  return answered === undefined ? reason : { ...reason, params: { ...reason.params, answered } };
};

/** Whether the person who has replayed it has answered what it was parked for with this code. Earlier versions did not keep that. */
export const hasAnswered = (reason: Reason | null, code: string): boolean =>
  reason?.params.answered === undefined || answeredIn(reason).split(' ').includes(code);

const answeredIn = (reason: Reason | null): string => String(reason?.params.answered ?? '');

/** SQL: of a planned posting: nothing but a failed run, a connection that was shut, a pause or a person has made it wait. */
export const heldAPlace = sql<boolean>`(reason->'params'->'tries' is not null
  or coalesce(reason->'params'->'why'->>'code', reason->>'code')
    in ('replayed', 'flow-paused', 'connection-paused', 'needs-credentials', 'limited', 'difference-accepted'))`;

/** SQL: the reason of a planned posting that is to wait. `reason`: has its own reason as `why`, if it waits for something. */
export const waitingFor = (reason: Reason<Redacted>): RawBuilder<JsonText> =>
  reason.params.why === undefined || reason.code === 'not-due'
    ? sql`${jsonOf(reason)}::jsonb`
    : sql`case when postings.reason->>'code' = any (${replayed}::text[])
        then jsonb_set(${jsonOf({ ...reason, code: 'replayed-waits' })}::jsonb, '{params}',
          ${jsonOf(reason.params)}::jsonb || coalesce(jsonb_strip_nulls(jsonb_build_object('answered', postings.reason->'params'->'answered')), '{}'))
        else ${jsonOf(reason)}::jsonb end`;
