// What was last seen of each record that starts a flow, as fingerprints. No clocks are
// compared, so a clock that is wrong on either side cannot hide a change.
import { type Kysely, sql } from 'kysely';
import { groupCommit } from '../core/group-commit.ts';
import type { Log } from '../core/log.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { groupIn } from './group-in.ts';
import { jsonOf } from './json.ts';
import { prepared } from './prepared.ts';
import { isRefusal } from './refusal.ts';
import type { Schema } from './schema.ts';

export interface Fingerprint {
  flowId: string;
  object: string;
  subjectId: string;
  fingerprint: string;
}

/** What a flow has found of a subject. `notDue`: why there was nothing to do for it; left out: it was done. */
export type Seen = Fingerprint & { notDue?: Reason<Redacted> | undefined };

export type Fingerprints = ReturnType<typeof fingerprints>;

export function fingerprints(db: Kysely<Schema>, log: Log) {
  /** A subject that is not remembered is read once more by the next poll, which finds what it caused under its key. */
  const forgotten = (one: Fingerprint, error: Error) => {
    if (!isRefusal(error)) throw error;
    log.warn(
      { flow: one.flowId, object: one.object, subject: one.subjectId, error: error.message },
      'The database refuses to remember what was seen of a subject; the next poll reads it again.',
    );
  };
  const writer = groupCommit<Seen, void>(
    async entries => {
      // Within one statement a row can be written once: the last one counts.
      const last = new Map(
        entries.map(entry => [`${entry.flowId}|${entry.object}|${entry.subjectId}`, entry]),
      );
      await sql`
        ${prepared('remember-fingerprints')}insert into fingerprints (flow_id, object, subject_id, seen, not_due)
        select * from jsonb_to_recordset(${jsonOf([...last.values()])}::jsonb)
          as v ("flowId" text, object text, "subjectId" text, fingerprint text, "notDue" jsonb)
        on conflict (flow_id, object, subject_id) do update set seen = excluded.seen, not_due = excluded.not_due,
          polled = case when fingerprints.seen is distinct from excluded.seen then null else fingerprints.polled end`.execute(
        db,
      );
      return entries.map(() => undefined);
    },
    { waitMs: 6, maxItems: 200, instead: async (entry, error) => forgotten(entry, error) },
  );
  return {
    /**
     * A flow has read the subject in full and found it in this form. What polls have found before counts no longer: a record
     * that comes back to an older form has changed again. It does count where nothing is new, lest a list and a full read
     * that disagree start the flow with each poll.
     */
    remember: (entry: Seen) => writer.add(entry),
    /**
     * Of what a poll found, what is news to its flow: the last form that it was told of, or has seen since, is another. It is remembered as
     * polled, so that it counts only once.
     */
    async filterChanged<T extends Fingerprint>(found: readonly T[], on: Kysely<Schema>): Promise<T[]> {
      const keyOf = (flowId: string, object: string, subjectId: string) => `${flowId}|${object}|${subjectId}`;
      const last = new Map(found.map(one => [keyOf(one.flowId, one.object, one.subjectId), one]));
      const entries = [...last.values()].map(({ flowId, object, subjectId, fingerprint }) => ({
        flowId,
        object,
        subjectId,
        fingerprint,
      }));
      const isChanged = await groupIn<Fingerprint, boolean>(on, entries, {
        async commit(some) {
          const { rows } = await sql<{ flow_id: string; object: string; subject_id: string }>`
        insert into fingerprints (flow_id, object, subject_id, polled)
        select * from jsonb_to_recordset(${jsonOf(some)}::jsonb)
          as v ("flowId" text, object text, "subjectId" text, fingerprint text)
        on conflict (flow_id, object, subject_id) do update set polled = excluded.polled
          where coalesce(fingerprints.polled, fingerprints.seen) is distinct from excluded.polled
        returning flow_id, object, subject_id`.execute(on);
          const changed = new Set(rows.map(row => keyOf(row.flow_id, row.object, row.subject_id)));
          return some.map(one => changed.has(keyOf(one.flowId, one.object, one.subjectId)));
        },
        // Rather told twice than never: the flow finds what it has booked under its key.
        async instead(entry, error) {
          forgotten(entry, error);
          return true;
        },
      });
      return [...last.values()].filter((_one, at) => isChanged[at]);
    },
  };
}
