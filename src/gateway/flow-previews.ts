// What a flow would do: with one subject, and in total with many. Every request reads a bounded part, so that a period of any length
// is asked for in several requests. Nothing is sent or stored.
import PQueue from 'p-queue';
import type { Caller } from '../core/caller.ts';
import { type Clock, deadlineAfter } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import { type Reason, worded } from '../core/reasons.ts';
import type { ObjectWrite } from '../models/access.ts';
import { bookedToAccounts } from '../models/entry-lines.ts';
import type { Flow } from '../models/flow.ts';
import type { FlowPreview } from '../models/flow-preview.ts';
import { modelOf, type ObjectName, type UnifiedRecord } from '../models/objects/all.ts';
import type { StoredFlow } from '../store/flows.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { FlowDraft, FlowRunner } from './flow-admin.ts';
import type { Objects } from './objects.ts';
import { previewTotals } from './preview-totals.ts';
import { say } from './sentences.ts';

export type FlowPreviews = ReturnType<typeof flowPreviews>;

export interface Period {
  /** YYYY-MM-DD, both included. */
  since: string;
  until: string | undefined;
}

/** A subject that is not in the totals, or not with all its documents. */
export interface LeftOut {
  subject: string;
  why: 'parked' | 'waits' | 'failed';
  reason: Reason;
}

/** A booked document whose lines are in no sum. */
export type NotKept = Pick<Posting, 'id' | 'subjectId' | 'documentNumber' | 'amount' | 'currency'>;

/** Subjects that one request for many rehearses at the same time, and how long it begins with further ones. */
export const atOnce = 4;
export const beginsForMs = 20_000;

export function flowPreviews(parts: {
  flow(caller: Caller, id: string): Promise<StoredFlow>;
  /** Throws for settings that are wrong. */
  draft(caller: Caller, draft: FlowDraft): Promise<StoredFlow>;
  kinds: ReadonlyMap<string, Flow>;
  list: Objects['list'];
  engine: Pick<FlowRunner, 'preview' | 'booked'>;
  clock: Clock;
}) {
  const kindOf = async (caller: Caller, id: string): Promise<[StoredFlow, Flow]> => {
    const stored = await parts.flow(caller, id);
    return [stored, installed(stored, parts.kinds)];
  };
  return {
    /** Throws `missing/no-flow`, as all that follow, and what the systems say. */
    one: async (caller: Caller, id: string, subject: string): Promise<FlowPreview> =>
      parts.engine.preview(await parts.flow(caller, id), subject),
    /** Of a flow that is not stored. Without a subject its settings are only checked. Throws as the creation of a flow does. */
    async ofDraft(
      caller: Caller,
      draft: FlowDraft,
      subject: string | undefined,
    ): Promise<FlowPreview | null> {
      const flow = await parts.draft(caller, draft);
      return subject === undefined ? null : parts.engine.preview(flow, subject);
    },
    /** The subjects whose records were created in a period, page by page. One subject may come again on a later page. */
    async subjects(
      caller: Caller,
      id: string,
      { since, until, cursor, limit }: Period & { cursor: string | undefined; limit: number },
    ) {
      const [stored, kind] = await kindOf(caller, id);
      const [object] = kind.on as [ObjectName];
      const { filters: known } = modelOf(object);
      if (!('created_from' in known)) throw noPeriod(kind, object);
      const filters = {
        created_from: since,
        ...(until !== undefined && 'created_to' in known ? { created_to: until } : {}),
      };
      const asked = { filters, cursor, limit, items: false, fields: undefined, raw: false };
      const { value } = await parts.list(caller, stored.fromId, object, asked, undefined);
      const subjects = value.result
        .filter(record => until === undefined || dayOf(record) <= until)
        .map(record => subjectOf(kind, object, record));
      // If a refund cannot be read, its order is unknown.
      const unreadable = value.unreadable.map(one => ({ ...one, subject: kind.subjectOf ? null : one.id }));
      return { ...value, result: [...new Set(subjects)].map(subject => ({ id: subject })), unreadable };
    },
    /**
     * What would be posted for these subjects, and what is booked of them, added up. `left`: those it had no time for. Throws
     * `input/no-accounts`; and where none of them can be read, what reading the first of them has thrown.
     */
    async totals(caller: Caller, id: string, subjects: readonly string[]) {
      const [stored, kind] = await kindOf(caller, id);
      if (kind.posts !== bookedToAccounts) throw noAccounts(kind);
      const until = deadlineAfter(parts.clock, beginsForMs);
      const totals = previewTotals();
      const outcomes = { documents: 0, not_due: 0 };
      const leftOut: LeftOut[] = [];
      const left: string[] = [];
      let failure: unknown;
      const previewOne = async (subject: string) => {
        if (until.passed()) {
          left.push(subject);
          return;
        }
        try {
          const preview = await parts.engine.preview(stored, subject);
          // Changes are not added: the document of the order is made from the order as it is today, so it contains them.
          const documents = preview.documents.filter(one => one.refusal === null && !one.isChange);
          totals.add(documents);
          outcomes.documents += documents.length;
          if (preview.outcome === 'not-due') outcomes.not_due++;
          leftOut.push(...missingOf(preview));
        } catch (thrown) {
          const { kind: of, code, params, message, next } = toKontorError(thrown);
          if (of === 'bug') throw thrown;
          failure ??= thrown;
          leftOut.push({ subject, why: 'failed', reason: { code, params: params ?? worded(message, next) } });
        }
      };
      const queue = new PQueue({ concurrency: atOnce });
      await queue.addAll([...new Set(subjects)].map(subject => () => previewOne(subject)));
      const failed = leftOut.filter(({ why }) => why === 'failed').length;
      if (failure !== undefined && failed + left.length === new Set(subjects).size) throw failure;
      const done = subjects.filter(subject => !left.includes(subject));
      const notKept: NotKept[] = [];
      for (const { document, ...posting } of await parts.engine.booked(stored, done)) {
        if (document === null) notKept.push(posting);
        else totals.addBooked({ operation: posting.operation, record: (document as ObjectWrite).record });
      }
      return { totals: totals.lines(), ...outcomes, left_out: leftOut, not_kept: notKept, left };
    },
  };
}

/** Throws `config/flow-not-installed`. */
export function installed({ flow }: Pick<StoredFlow, 'flow'>, kinds: ReadonlyMap<string, Flow>): Flow {
  const kind = kinds.get(flow);
  if (kind) return kind;
  throw ofCore.error('flow-not-installed', { flow });
}

/** A refund belongs to its order, as the changes of refunds say it. */
function subjectOf(kind: Flow, object: ObjectName, { id, order }: UnifiedRecord): string {
  const of = typeof order === 'string' ? order : undefined;
  return kind.subjectOf?.({ object, id, of }) ?? id;
}

const dayOf = ({ created_at: at }: UnifiedRecord) => String(at).slice(0, 10);

function missingOf({ subject, outcome, reason, documents, parked, waits }: FlowPreview): LeftOut[] {
  return [
    ...(outcome === 'parked' && reason ? [{ subject, why: 'parked' as const, reason }] : []),
    ...parked.map(one => ({ subject, why: 'parked' as const, reason: one.reason })),
    ...documents.flatMap(({ refusal }) =>
      refusal ? [{ subject, why: 'parked' as const, reason: refusal }] : [],
    ),
    ...waits.map(one => ({ subject, why: 'waits' as const, reason: one.reason })),
  ];
}

const noPeriod = ({ name }: Flow, object: ObjectName) => say.error('no-period', { name, object });

const noAccounts = ({ name, posts }: Flow) => say.error('no-accounts', { name, posts });
