// Reads what changed in a connected system, object by object, and tells those who listen: flows get what no webhook has told
// as events, destinations get messages. One pass over a connection is a run.

import type { OpenConnection } from '../connections/open-connections.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import { newId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import { reasonOf, redacted } from '../core/redacted.ts';
import type { Change } from '../models/access.ts';
import type { Flow } from '../models/flow.ts';
import type { ObjectName } from '../models/objects/all.ts';
import type { Claim } from '../store/cursors.ts';
import type { EventDraft } from '../store/events.ts';
import type { StoredFlow } from '../store/flows.ts';
import { listenersIn } from '../store/listeners.ts';
import { insertChangeMessages } from '../store/object-changes.ts';
import type { Store } from '../store/open-store.ts';
import type { FlowJob } from '../store/queue.ts';
import type { Run } from '../store/runs.ts';
import { joined } from './claimed-tasks.ts';
import { advance, leaseMs, releasing, renewing } from './claims.ts';
import { dailyJobs } from './flows/daily.ts';
import { heard, jobsFor } from './flows/listeners.ts';
import type { FlowParts } from './flows/open-flow.ts';

/** Who wants to know of changes of one connection. */
export interface Listeners {
  flows: StoredFlow[];
  /** What destinations watch. */
  watched: ReadonlyMap<string, Date>;
}

export type ReadOptions =
  /** What of its objects this process has claimed. */
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
  listeners: Listeners;
  counts: Counts;
  options: ReadOptions;
  parts: ReadParts;
}

type ReadParts = FlowParts & { log: Log };
type Tx = Parameters<Store['cursors']['advance']>[0];

/** The objects of the connection that somebody listens to, and whose changes can be read. */
export function objectsToRead(
  { id, objects = {} }: Pick<OpenConnection, 'id' | 'objects'>,
  { flows, watched }: Listeners,
  kinds: ReadonlyMap<string, Flow>,
): ObjectName[] {
  const wanted = new Set<string>([...flows.flatMap(flow => heard(flow, id, kinds)), ...watched.keys()]);
  return ([...wanted] as ObjectName[]).filter(name => objects[name]?.changes);
}

/** Answers the finished run; a run that met an error says `failed` and the reason, and what it found until then counts. */
export async function readChanges(
  connection: OpenConnection,
  listeners: Listeners,
  options: ReadOptions,
  parts: ReadParts,
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
  const pass: Pass = { runId, connection, listeners, counts, options, parts };
  try {
    await renewing(
      until => store.runs.renew(runId, until),
      parts,
      () => parts.withCalls({ runId }, () => readObjects(pass)),
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
      error: reasonOf(error, connection.redact),
    });
  }
  return (await store.runs.get(runId)) as Run;
}

async function readObjects(pass: Pass): Promise<void> {
  const { connection, listeners, options, parts } = pass;
  const { store } = parts;
  const failures: KontorError[] = [];
  for (const object of objectsToRead(connection, listeners, parts.flows)) {
    const claim =
      options.trigger === 'schedule' ? options.claims.find(one => one.name === object) : undefined;
    if (options.trigger === 'schedule' && !claim) continue;
    const read = () => readObject(object, claim, pass);
    // What one of them stumbles over keeps nobody from reading the others.
    await (claim ? releasing(claim, { store, redact: connection.redact }, read) : read()).catch(thrown => {
      failures.push(toKontorError(thrown));
    });
  }
  const failure = joined(failures);
  if (failure) throw failure;
}

/** Where it reads from: without a claim it looks, and moves nothing on for others. */
async function cursorOf(name: ObjectName, claim: Claim | undefined, { connection, options, parts }: Pass) {
  if (claim) return claim.cursor;
  if (options.trigger === 'manual' && options.since !== undefined) return undefined;
  return parts.store.cursors.get({ connectionId: connection.id, kind: 'changes', name });
}

async function readObject(object: ObjectName, claim: Claim | undefined, pass: Pass): Promise<void> {
  const { connection, listeners, options, parts } = pass;
  const { store } = parts;
  const cursor = await cursorOf(object, claim, pass);
  const hear = (flow: StoredFlow) => heard(flow, connection.id, parts.flows).includes(object);
  const first = options.trigger === 'manual' ? (options.since ?? options.defaultSince) : options.defaultSince;
  const from = {
    now: new Date(store.clock.now()),
    since: listeners.flows.some(hear) ? first : listeners.watched.get(object),
  };
  const isFirst = claim?.cursor === undefined;
  for await (const page of connection.objects?.[object]?.changes?.(cursor, from) ?? []) {
    // Events, jobs, messages and cursor in one transaction: after a crash the page is read again or was dealt with.
    await store.transaction(async tx => {
      if (claim) await advance(tx, claim, page.cursor, store);
      // A flow that was made while this was read is told as well: nobody reads it a second time.
      const { flows, watched } = claim ? await listenersIn(tx, connection.id) : listeners;
      const hearing = flows.filter(hear);
      if (hearing.length > 0) await storeEvents(tx, object, page.changes, hearing, pass);
      const watchedSince = watched.get(object);
      if (claim && watchedSince) {
        // A first reading may go back further, for a flow.
        const told = isFirst ? page.changes.filter(({ at }) => at >= watchedSince) : page.changes;
        await insertWatcherMessages(tx, object, told, connection);
      }
      // A set that is compared tells nothing the first time; what the flow compared before that may have changed meanwhile.
      if (claim && isFirst) await store.queue.enqueue(dailyJobs(hearing, parts.flows), tx);
    });
    store.queue.wake();
  }
}

async function insertWatcherMessages(
  tx: Tx,
  object: ObjectName,
  changes: readonly Change[],
  { id: connectionId, tenantId }: OpenConnection,
): Promise<void> {
  const told = changes.flatMap(({ id, record }) =>
    id === undefined || record === undefined ? [] : [{ id, record }],
  );
  await insertChangeMessages(tx, { connectionId, tenantId, object }, told);
}

async function storeEvents(
  tx: Tx,
  object: ObjectName,
  changes: readonly Change[],
  flows: readonly StoredFlow[],
  pass: Pass,
): Promise<void> {
  const { runId, connection, counts, options, parts } = pass;
  const { store } = parts;
  const byHand = options.trigger === 'manual';
  // One row for each flow that listens: what one of them has read may still be unseen by another.
  const found = changes.flatMap(change =>
    change.id === undefined
      ? []
      : jobsFor({ object, id: change.id, of: change.of }, connection.id, flows, parts.flows).map(job => ({
          flowId: job.flowId,
          object,
          subjectId: change.id as string,
          fingerprint: change.fingerprint,
          change,
          // What a person asks for goes before what waits.
          job: { ...job, runId, ...(byHand ? { urgent: true as const } : {}) },
        })),
  );
  const changed = await store.fingerprints.filterChanged(found, tx);
  // A manual run is for the flow that was named, whatever it has seen already.
  const chosen = byHand ? found : changed;
  const drafts = [...Map.groupBy(chosen, one => one.change)].map(([change, ones]) => {
    const jobs = ones.map(one => one.job);
    return { ...eventOf(object, change, jobs, pass), changedAt: change.at };
  });
  // A change whose webhook has come, but whose job has not run yet, is no gap; its job is enqueued anyway.
  const unread = drafts.filter(draft => draft.unreadable !== undefined);
  const read = drafts.filter(draft => draft.unreadable === undefined);
  const told = await store.events.toldSince(tx, read, toleranceMs);
  const gaps = read.filter(draft => !told.has(draft));
  // Nothing can be done about one without an id but to show it, and only once: no flow can be run for it.
  const nameless = changes
    .filter(({ id }) => id === undefined)
    .map(change => ({
      ...eventOf(object, change, [], pass),
      dedupeKey: `poll/${object}/unreadable/${change.fingerprint}`,
    }));
  await store.events.addIn(tx, [...gaps, ...unread, ...nameless]);
  await store.queue.enqueue(
    [...told].flatMap(draft => draft.jobs),
    tx,
  );
  counts.found += changes.length;
  counts.missedByWebhook += gaps.length;
  counts.unreadable += unread.length + nameless.length;
}

function eventOf(
  object: ObjectName,
  { id = '', of, at, fingerprint, unreadable }: Change,
  jobs: FlowJob[],
  { connection, options }: Pass,
): EventDraft {
  return {
    connectionId: connection.id,
    source: options.trigger === 'manual' ? 'manual' : 'poll',
    topic: `poll/${object}`,
    object,
    subjectId: id,
    parentId: of,
    dedupeKey: `poll/${object}/${id}/${fingerprint}/${newId('event').slice(-6)}`,
    body: { id, changedAt: at },
    ...(unreadable === undefined ? {} : { unreadable: redacted(unreadable, connection.redact) }),
    jobs,
  };
}
