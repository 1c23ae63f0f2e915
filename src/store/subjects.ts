// What we last saw of each order, refund and customer, as fingerprints in the source's own terms. No clocks are
// compared, so a clock that is wrong on either side cannot hide a change.
import { type Kysely, sql } from 'kysely';
import { groupCommit } from '../core/group-commit.ts';
import type { SubjectKind } from '../core/words.ts';
import { jsonOf } from './json.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

export interface Sight {
  flowId: string;
  kind: SubjectKind;
  subjectId: string;
  fingerprint: string;
}

export interface Subjects {
  /** A flow has read the subject in full and found it in this form. */
  saw(sight: Sight): Promise<void>;
  /** Of what a poll found, what is news to its flow; it is remembered as polled, so that it is news only once. */
  news<T extends Sight>(found: readonly T[], on: Kysely<Schema>): Promise<T[]>;
}

export function subjects(db: Kysely<Schema>): Subjects {
  const writer = groupCommit<Sight, void>(
    async sights => {
      // Within one statement a row can be written once: the last sight counts.
      const last = new Map(sights.map(sight => [`${sight.flowId}|${sight.kind}|${sight.subjectId}`, sight]));
      await sql`
        ${prepared('saw-subjects')}insert into subjects (flow_id, kind, subject_id, seen)
        select * from jsonb_to_recordset(${jsonOf([...last.values()])}::jsonb)
          as v ("flowId" text, kind text, "subjectId" text, fingerprint text)
        on conflict (flow_id, kind, subject_id) do update set seen = excluded.seen`.execute(db);
      return sights.map(() => undefined);
    },
    { waitMs: 6, maxItems: 200 },
  );
  return {
    saw: sight => writer.add(sight),
    async news(found, on) {
      const keyOf = (flowId: string, kind: string, subjectId: string) => `${flowId}|${kind}|${subjectId}`;
      const last = new Map(found.map(one => [keyOf(one.flowId, one.kind, one.subjectId), one]));
      const sights = [...last.values()].map(({ flowId, kind, subjectId, fingerprint }) => ({
        flowId,
        kind,
        subjectId,
        fingerprint,
      }));
      const { rows } = await sql<{ flow_id: string; kind: SubjectKind; subject_id: string }>`
        insert into subjects (flow_id, kind, subject_id, polled)
        select * from jsonb_to_recordset(${jsonOf(sights)}::jsonb)
          as v ("flowId" text, kind text, "subjectId" text, fingerprint text)
        on conflict (flow_id, kind, subject_id) do update set polled = excluded.polled
          where subjects.seen is distinct from excluded.polled and subjects.polled is distinct from excluded.polled
        returning flow_id, kind, subject_id`.execute(on);
      return rows.flatMap(row => last.get(keyOf(row.flow_id, row.kind, row.subject_id)) ?? []);
    },
  };
}
