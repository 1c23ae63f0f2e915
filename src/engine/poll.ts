// Reads what changed in a source and turns what no webhook has told into events. One pass is a run.
import { KontorError, toKontorError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Change, NamelessRow, Stream } from '../models/connector.ts';
import type { EventDraft } from '../store/events.ts';
import type { StoredFlow } from '../store/flows.ts';
import type { FlowJob } from '../store/queue.ts';
import type { Run } from '../store/runs.ts';
import type { OpenConnection } from './connections.ts';
import { jobsFor } from './flows/listeners.ts';
import type { FlowParts } from './flows/run-flow.ts';

export interface PollOptions {
  trigger: 'schedule' | 'manual';
  /** The flow that was started by hand. */
  flowId?: string;
  /** Read from here on. */
  since?: Date | undefined;
  /** Where a stream begins that has never been read. */
  defaultSince: Date;
}

/** How far the store's clock and ours may be apart when a gap is told from a webhook. It decides about a count only. */
const toleranceMs = 5_000;

interface Counts {
  found: number;
  healed: number;
  unreadable: number;
}

/** Answers the finished run; a run that met an error says `failed` and the reason, and what it found until then counts. */
export async function poll(
  connection: OpenConnection,
  flows: StoredFlow[],
  options: PollOptions,
  parts: FlowParts & { log: Log },
): Promise<Run> {
  const { store, log } = parts;
  const { trigger, flowId } = options;
  const runId = await store.runs.begin({
    connectionId: connection.id,
    trigger,
    ...(flowId === undefined ? {} : { flowId }),
  });
  const counts: Counts = { found: 0, healed: 0, unreadable: 0 };
  try {
    await parts.withCalls({ runId }, async () => {
      const failures: KontorError[] = [];
      for (const stream of connection.streams ?? [])
        await readStream(stream, connection, flows, runId, counts, options, parts).catch(thrown => {
          // What one of them stumbles over keeps nobody from reading the others.
          failures.push(toKontorError(thrown));
        });
      const [first, ...more] = failures;
      if (first)
        throw more.length === 0
          ? first
          : new KontorError(first.kind, first.code, sentencesOf(failures), { cause: first });
    });
    if (counts.unreadable > 0)
      log.warn(
        { connection: connection.id, run: runId, records: counts.unreadable },
        'The poll found records that cannot be read; the list of events says which, and why.',
      );
    await store.runs.end(runId, { outcome: 'succeeded', found: counts.found, healed: counts.healed });
  } catch (thrown) {
    const error = toKontorError(thrown);
    log.warn(
      { code: error.code, connection: connection.id, run: runId },
      `The poll failed: ${error.message}`,
    );
    await store.runs.end(runId, {
      outcome: 'failed',
      found: counts.found,
      healed: counts.healed,
      error: connection.redact.text(error.message),
    });
  }
  return (await store.runs.get(runId)) as Run;
}

async function readStream(
  stream: Stream,
  connection: OpenConnection,
  flows: StoredFlow[],
  runId: string,
  counts: Counts,
  options: PollOptions,
  parts: FlowParts,
): Promise<void> {
  const { store } = parts;
  // By hand and with a date: from that date on, whatever has been read already.
  const fromDate = options.trigger === 'manual' && options.since !== undefined;
  const cursor = fromDate ? undefined : await store.runs.checkpoint(connection.id, stream.name);
  for await (const page of stream.read(cursor, options.since ?? options.defaultSince)) {
    counts.found += page.changes.length;
    // Events, jobs and checkpoint in one transaction: after a crash the page is read again or was dealt with.
    await store.transaction(async tx => {
      // One row for each flow that listens: what one of them has read may still be news to another.
      const found = page.changes.flatMap(change =>
        jobsFor(change.kind, subjectOf(change), flows, parts.flows).map(job => ({
          flowId: job.flowId,
          kind: change.kind,
          subjectId: change.id,
          fingerprint: change.fingerprint,
          change,
          // What a person asks for goes before what waits.
          job: { ...job, runId, ...(options.trigger === 'manual' ? { urgent: true as const } : {}) },
        })),
      );
      const news = await store.subjects.news(found, tx);
      // A manual run is for the flow that was named, whatever it has seen already.
      const chosen = options.trigger === 'manual' ? found : news;
      const drafts = [...Map.groupBy(chosen, one => one.change)].map(([change, ones]) =>
        eventOf(
          change,
          ones.map(one => one.job),
          connection,
          options,
        ),
      );
      // A change whose webhook has come, but has not been worked on yet, is no gap; its job is enqueued all the same.
      const unread = drafts.filter(draft => draft.unreadable !== undefined);
      const read = drafts.filter(draft => draft.unreadable === undefined);
      const told = await store.events.toldSince(tx, read, toleranceMs);
      const gaps = read.filter(draft => !told.has(draft));
      const nameless = (page.nameless ?? []).flatMap(row =>
        jobsFor(row.kind, '', flows, parts.flows).length > 0 ? namelessEventOf(row, connection) : [],
      );
      counts.healed += gaps.length;
      counts.unreadable += unread.length + nameless.length;
      await store.events.addIn(tx, [...gaps, ...unread, ...nameless]);
      await store.queue.enqueue(
        [...told].flatMap(draft => draft.jobs),
        tx,
      );
      if (!fromDate) await store.runs.saveCheckpoint(connection.id, stream.name, page.cursor, tx);
    });
    store.queue.wake();
  }
}

/** A refund's flow runs for its order. */
const subjectOf = (change: Change) => change.parentId ?? change.id;

function eventOf(change: Change, jobs: FlowJob[], connection: OpenConnection, options: PollOptions) {
  return {
    connectionId: connection.id,
    source: options.trigger === 'manual' ? ('manual' as const) : ('poll' as const),
    topic: `poll/${change.kind}`,
    kind: change.kind,
    subjectId: subjectOf(change),
    dedupeKey: `poll/${change.kind}/${change.id}/${change.fingerprint}/${newId('event').slice(-6)}`,
    body: { id: change.id, changedAt: change.changedAt },
    ...(change.unreadable === undefined ? {} : { unreadable: connection.redact.text(change.unreadable) }),
    changedAt: change.changedAt,
    jobs,
  };
}

/** Nothing can be done about it but to show it, and only once: no flow can be run for it. */
function namelessEventOf(
  { kind, fingerprint, unreadable }: NamelessRow,
  connection: OpenConnection,
): EventDraft {
  return {
    connectionId: connection.id,
    source: 'poll',
    topic: `poll/${kind}`,
    kind,
    subjectId: '',
    dedupeKey: `poll/${kind}/unreadable/${fingerprint}`,
    body: {},
    unreadable: connection.redact.text(unreadable),
    jobs: [],
  };
}

const sentencesOf = (failures: readonly KontorError[]) =>
  [...new Set(failures.map(({ message }) => message))].join(' ');
