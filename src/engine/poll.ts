// Reads what changed in a source and turns what no webhook has told into events. One pass is a run.
import { type KontorError, toKontorError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Change, NamelessRow, Stream } from '../models/connector.ts';
import type { Claim } from '../store/cursors.ts';
import type { EventDraft } from '../store/events.ts';
import type { StoredFlow } from '../store/flows.ts';
import type { FlowJob } from '../store/queue.ts';
import type { Run } from '../store/runs.ts';
import { joined } from './changes.ts';
import { advance, leaseMs, releasing, renewing } from './claims.ts';
import type { OpenConnection } from './connections.ts';
import { jobsFor } from './flows/listeners.ts';
import type { FlowParts } from './flows/run-flow.ts';

export type PollOptions =
  /** What of its streams this process has claimed. */
  | { trigger: 'schedule'; claims: readonly Claim[]; defaultSince: Date }
  /** `flowId`: the flow that was started. `since`: where to read from; left out: from where the schedule goes on. */
  | { trigger: 'manual'; flowId: string; since: Date | undefined; defaultSince: Date };

/** How far the store's clock and ours may be apart when a gap is told from a webhook. It decides about a count only. */
const toleranceMs = 5_000;

interface Counts {
  found: number;
  missedByWebhook: number;
  unreadable: number;
}

interface Pass {
  runId: string;
  connection: OpenConnection;
  flows: StoredFlow[];
  counts: Counts;
  options: PollOptions;
  parts: PollParts;
}

type PollParts = FlowParts & { log: Log };

/** Answers the finished run; a run that met an error says `failed` and the reason, and what it found until then counts. */
export async function poll(
  connection: OpenConnection,
  flows: StoredFlow[],
  options: PollOptions,
  parts: PollParts,
): Promise<Run> {
  const { store, log } = parts;
  const { trigger } = options;
  const runId = await store.runs.begin({
    connectionId: connection.id,
    trigger,
    ...(trigger === 'manual' ? { flowId: options.flowId } : {}),
    leasedUntil: new Date(store.clock.now() + leaseMs),
  });
  const counts: Counts = { found: 0, missedByWebhook: 0, unreadable: 0 };
  const pass: Pass = { runId, connection, flows, counts, options, parts };
  try {
    await renewing(
      until => store.runs.renew(runId, until),
      parts,
      () => parts.withCalls({ runId }, () => readStreams(pass)),
    );
    if (counts.unreadable > 0)
      log.warn(
        { connection: connection.id, run: runId, records: counts.unreadable },
        'The poll found records that cannot be read; the list of events says which, and why.',
      );
    await store.runs.end(runId, { outcome: 'succeeded', ...counts });
  } catch (thrown) {
    const error = toKontorError(thrown);
    log.warn(
      { code: error.code, connection: connection.id, run: runId },
      `The poll failed: ${error.message}`,
    );
    await store.runs.end(runId, {
      outcome: 'failed',
      ...counts,
      error: connection.redact.text(error.message),
    });
  }
  return (await store.runs.get(runId)) as Run;
}

async function readStreams(pass: Pass): Promise<void> {
  const { connection, options, parts } = pass;
  const { store } = parts;
  const failures: KontorError[] = [];
  for (const stream of connection.streams ?? []) {
    const claim =
      options.trigger === 'schedule' ? options.claims.find(one => one.name === stream.name) : undefined;
    if (options.trigger === 'schedule' && !claim) continue;
    const read = () => readStream(stream, claim, pass);
    // What one of them stumbles over keeps nobody from reading the others.
    await (claim ? releasing(claim, { store, redact: connection.redact }, read) : read()).catch(thrown => {
      failures.push(toKontorError(thrown));
    });
  }
  const failure = joined(failures);
  if (failure) throw failure;
}

/** Where it reads from: without a claim it looks, and moves nothing on for others. */
async function cursorOf(stream: Stream, claim: Claim | undefined, { connection, options, parts }: Pass) {
  if (claim) return claim.cursor;
  if (options.trigger === 'manual' && options.since !== undefined) return undefined;
  return parts.store.cursors.get({ connectionId: connection.id, kind: 'stream', name: stream.name });
}

async function readStream(stream: Stream, claim: Claim | undefined, pass: Pass): Promise<void> {
  const { runId, connection, flows, counts, options, parts } = pass;
  const { store } = parts;
  const byHand = options.trigger === 'manual';
  const cursor = (await cursorOf(stream, claim, pass)) as string | undefined;
  const since = byHand ? (options.since ?? options.defaultSince) : options.defaultSince;
  for await (const page of stream.read(cursor, since)) {
    // Events, jobs and cursor in one transaction: after a crash the page is read again or was dealt with.
    await store.transaction(async tx => {
      if (claim) await advance(tx, claim, page.cursor, store);
      // One row for each flow that listens: what one of them has read may still be news to another.
      const found = page.changes.flatMap(change =>
        jobsFor(change.kind, subjectOf(change), flows, parts.flows).map(job => ({
          flowId: job.flowId,
          kind: change.kind,
          subjectId: change.id,
          fingerprint: change.fingerprint,
          change,
          // What a person asks for goes before what waits.
          job: { ...job, runId, ...(byHand ? { urgent: true as const } : {}) },
        })),
      );
      const news = await store.subjects.news(found, tx);
      // A manual run is for the flow that was named, whatever it has seen already.
      const chosen = byHand ? found : news;
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
      await store.events.addIn(tx, [...gaps, ...unread, ...nameless]);
      await store.queue.enqueue(
        [...told].flatMap(draft => draft.jobs),
        tx,
      );
      counts.found += page.changes.length;
      counts.missedByWebhook += gaps.length;
      counts.unreadable += unread.length + nameless.length;
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
