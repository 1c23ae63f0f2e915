// What was last seen of each record that starts a flow, as fingerprints. No clocks are
// compared, so a clock that is wrong on either side cannot hide a change.
import { type Kysely, sql } from 'kysely';
import { groupCommit } from '../core/group-commit.ts';
import type { Log } from '../core/log.ts';
import { groupIn } from './group-in.ts';
import { jsonOf } from './json.ts';
import { prepared } from './prepared.ts';
import { isRefusal } from './refusal.ts';
import type { Schema } from './schema.ts';

export interface Sight {
  flowId: string;
  object: string;
  subjectId: string;
  fingerprint: string;
}

export interface Subjects {
  /** A flow has read the subject in full and found it in this form. */
  saw(sight: Sight): Promise<void>;
  /** Of what a poll found, what is news to its flow; it is remembered as polled, so that it is news only once. */
  news<T extends Sight>(found: readonly T[], on: Kysely<Schema>): Promise<T[]>;
}

export function subjects(db: Kysely<Schema>, log: Log): Subjects {
  /** A subject that is not remembered is read once more by the next poll, which finds what it caused under its key. */
  const forgotten = (one: Sight, error: Error) => {
    if (!isRefusal(error)) throw error;
    log.warn(
      { flow: one.flowId, object: one.object, subject: one.subjectId, error: error.message },
      'The database refuses to remember what was seen of a subject; the next poll reads it again.',
    );
  };
  const writer = groupCommit<Sight, void>(
    async sights => {
      // Within one statement a row can be written once: the last sight counts.
      const last = new Map(
        sights.map(sight => [`${sight.flowId}|${sight.object}|${sight.subjectId}`, sight]),
      );
      await sql`
        ${prepared('saw-subjects')}insert into subjects (flow_id, object, subject_id, seen)
        select * from jsonb_to_recordset(${jsonOf([...last.values()])}::jsonb)
          as v ("flowId" text, object text, "subjectId" text, fingerprint text)
        on conflict (flow_id, object, subject_id) do update set seen = excluded.seen`.execute(db);
      return sights.map(() => undefined);
    },
    { waitMs: 6, maxItems: 200, instead: async (sight, error) => forgotten(sight, error) },
  );
  return {
    saw: sight => writer.add(sight),
    async news(found, on) {
      const keyOf = (flowId: string, object: string, subjectId: string) => `${flowId}|${object}|${subjectId}`;
      const last = new Map(found.map(one => [keyOf(one.flowId, one.object, one.subjectId), one]));
      const sights = [...last.values()].map(({ flowId, object, subjectId, fingerprint }) => ({
        flowId,
        object,
        subjectId,
        fingerprint,
      }));
      const isNews = await groupIn<Sight, boolean>(on, sights, {
        async commit(some) {
          const { rows } = await sql<{ flow_id: string; object: string; subject_id: string }>`
        insert into subjects (flow_id, object, subject_id, polled)
        select * from jsonb_to_recordset(${jsonOf(some)}::jsonb)
          as v ("flowId" text, object text, "subjectId" text, fingerprint text)
        on conflict (flow_id, object, subject_id) do update set polled = excluded.polled
          where subjects.seen is distinct from excluded.polled and subjects.polled is distinct from excluded.polled
        returning flow_id, object, subject_id`.execute(on);
          const news = new Set(rows.map(row => keyOf(row.flow_id, row.object, row.subject_id)));
          return some.map(one => news.has(keyOf(one.flowId, one.object, one.subjectId)));
        },
        // Rather told twice than never: the flow finds what it has booked under its key.
        async instead(sight, error) {
          forgotten(sight, error);
          return true;
        },
      });
      return [...last.values()].filter((_one, at) => isNews[at]);
    },
  };
}
