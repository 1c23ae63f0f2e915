// The engine's loops: work the queue, sweep what waits, poll the sources, delete what is old.

import type { OpenConnections } from '../connections/open-connections.ts';
import { prober } from '../connections/probe.ts';
import { everyTenant, type TenantScope } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { groupCommit } from '../core/group-commit.ts';
import type { Log } from '../core/log.ts';
import { noSuch } from '../core/no-such.ts';
import type { Speak } from '../core/reasons.ts';
import type { Flow } from '../models/flow.ts';
import type { FlowPreview } from '../models/flow-preview.ts';
import type { StoredFlow } from '../store/flows.ts';
import type { Store } from '../store/open-store.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { Run } from '../store/runs.ts';
import { lookEveryMs } from '../store/shared-clock.ts';
import { bulkRunner } from './bulk-plans.ts';
import { type ClaimedTask, claimedTasks } from './claimed-tasks.ts';
import { releasing } from './claims.ts';
import { clearRead } from './clear-read.ts';
import { clockWatch } from './clock-watch.ts';
import { type DeliveryParts, deliverer } from './destinations/deliver.ts';
import { bookedOf } from './flows/booked-documents.ts';
import { compareSent } from './flows/compare-sent.ts';
import { comparisons, dailyJob, dailyMs } from './flows/daily.ts';
import { type Dispatcher, dispatch } from './flows/dispatch.ts';
import { heard } from './flows/listeners.ts';
import type { FlowParts } from './flows/open-flow.ts';
import { flowOutcomes } from './flows/outcomes.ts';
import { previewFlow } from './flows/preview-flow.ts';
import { runFlow } from './flows/run-flow.ts';
import { idleness } from './idle.ts';
import { every, logError } from './loops.ts';
import type { Intent } from './postings/intent.ts';
import { manualMoves } from './postings/manual-moves.ts';
import { post } from './postings/post.ts';
import { parkAllOf } from './postings/without-sending.ts';
import { readBackReader } from './read-back.ts';
import { type Listeners, objectsToRead, readChanges } from './read-changes.ts';
import { say } from './reasons.ts';
import { stateWriter } from './state-writer.ts';
import { sweep } from './sweep.ts';
import { taskPool } from './task-pool.ts';
import { tellExpiries } from './tell-expiries.ts';

export interface EngineOptions {
  store: Store;
  connections: OpenConnections;
  flows: ReadonlyMap<string, Flow>;
  /** Of this machine. */
  wall: Clock;
  log: Log;
  withCalls: FlowParts['withCalls'];
  /** Pauses between probes of connections that do not work, in milliseconds. */
  probeEveryMs: { first: number; longest: number };
  longestPauseMs: number;
  /** Milliseconds between passes. */
  sweepEveryMs: number;
  /** How soon a process knows what another has changed. */
  followEveryMs: number;
  pollEveryMs: number;
  /** How often documents are read back, and how old they are then at least. */
  readBackEveryMs: number;
  maintainEveryMs: number;
  /** When the credentials of a connection stop working. */
  expiriesOf: Parameters<typeof tellExpiries>[0]['expiriesOf'];
  /** How often destinations are looked at. */
  deliverEveryMs: number;
  /** Pauses between the tries of a message to a destination. */
  deliveryPausesMs: readonly number[];
  /** Puts the reasons of messages into words. */
  speak: Speak;
  postMessage: DeliveryParts['post'];
  redactPosted: DeliveryParts['redact'];
  /** How often the sources are asked whether they still send their webhooks, in milliseconds. */
  subscribeEveryMs: number;
  /** Where a connection's webhooks arrive; undefined: this process does not know. */
  hookUrl(connectionId: string): string | undefined;
  /** How far back a source is read the first time, in milliseconds. */
  pollBackMs: number;
}

export type Engine = ReturnType<typeof createEngine>;

/** A system that does not answer holds no stop up for longer: what was read is read again, what was sent is looked up. */
const stopPatienceMs = 20_000;

/** A person waits for the comparison of many: a read of one that hangs is repeated once. */
const comparedRepeats = 1;

export function createEngine(options: EngineOptions) {
  const { store, connections, wall, log } = options;
  const { clock } = store;
  const { postings: rows, latest, restores } = store;
  const parts: FlowParts = { ...options, clock, postings: rows, latest, restores };
  const loops: { stop(): Promise<void> }[] = [];
  let stored: Promise<StoredFlow[]> | undefined;
  const storedFlows = () => {
    stored ??= store.flows.list(everyTenant).catch(error => {
      stored = undefined;
      throw error;
    });
    return stored;
  };
  const flowOf = async (id: string) =>
    (await storedFlows()).find(one => one.id === id) ??
    // Another process may have made it meanwhile.
    (await store.flows.get(everyTenant, id));
  /** As it stands now: what a person has corrected a moment ago, in whatever process, is what a run goes by. Jobs that begin together ask once. */
  const standing = groupCommit<string, StoredFlow | undefined>(store.flows.byIds, {
    waitMs: 0,
    maxItems: 200,
    instead: undefined,
  });
  let dispatcher: Dispatcher | undefined;

  const parkOfDeleted = (flowId: string) => parkAllOf(flowId, say.reason('flow-deleted'), parts);

  const idle = idleness({ store, clock });
  const { ended } = idle;
  store.queue.onEnd(ended);
  /** One system that does not answer must not keep the others waiting. */
  const changes = claimedTasks({ store, connections, log, ended });
  const postings = taskPool({ concurrency: 8, log, ended });
  const states = stateWriter({ ...parts, ended });
  const moves = manualMoves(parts);
  const plans = bulkRunner({ ...parts, moves, ended });
  const readBacks = readBackReader({ ...parts, readBackEveryMs: options.readBackEveryMs, ended });
  /** Who listens to which connection. */
  const listening = async (): Promise<[id: string, tenantId: string, Listeners][]> => {
    const ends = (await storedFlows()).flatMap(flow =>
      [flow.fromId, flow.toId].map(id => ({ id, flow, heard: heard(flow, id, options.flows) })),
    );
    const flows = Map.groupBy(
      ends.filter(end => end.heard.length > 0),
      ({ id }) => id,
    );
    const watched = Map.groupBy(await store.destinations.watched(), one => one.connection);
    return [...new Set([...flows.keys(), ...watched.keys()])].map(id => {
      const ofFlows = (flows.get(id) ?? []).map(({ flow }) => flow);
      const ofWatches = watched.get(id) ?? [];
      const { tenantId } = (ofFlows[0] ?? ofWatches[0]) as { tenantId: string };
      const objects = new Map(ofWatches.map(({ object, since }) => [object, since]));
      return [id, tenantId, { flows: ofFlows, watched: objects }];
    });
  };

  const readAll = async () => {
    await endOrphans();
    const readings = (await listening()).map(
      ([connectionId, tenantId, listeners]): ClaimedTask => ({
        name: `changes ${connectionId}`,
        kind: 'changes',
        connectionId,
        tenantId,
        names: connection => objectsToRead(connection, listeners, options.flows),
        async run(connection, claims) {
          const defaultSince = new Date(wall.now() - options.pollBackMs);
          await readChanges(connection, listeners, { trigger: 'schedule', claims, defaultSince }, parts);
        },
      }),
    );
    changes.start(readings, options.pollEveryMs);
    changes.start(comparisons(await storedFlows(), options.flows, store), dailyMs);
  };

  /** A store forgets webhooks that failed or were silent for long; Kontor's address may have changed meanwhile. */
  const subscribeAll = async () => {
    const readings = (await listening()).flatMap(([connectionId, tenantId, { flows }]): ClaimedTask[] => {
      const destination = options.hookUrl(connectionId);
      if (flows.length === 0 || destination === undefined) return [];
      return [
        {
          name: `webhooks ${connectionId}`,
          kind: 'webhooks',
          connectionId,
          tenantId,
          names: ({ subscribe }) => (subscribe ? ['webhooks'] : []),
          async run({ subscribe, redact }, claims) {
            for (const claim of claims)
              await releasing(claim, { store, redact }, async () => subscribe?.(destination));
          },
        },
      ];
    });
    changes.start(readings, options.subscribeEveryMs);
  };

  /** A run whose process has died. Nothing is judged by its age while the clock is in doubt. */
  const endOrphans = async () => {
    if (!clock.trusted()) return;
    await store.runs.endOrphans(new Date(clock.now()), say.reason('run-stopped'));
  };

  const deliveries = deliverer({
    ...parts,
    speak: options.speak,
    post: options.postMessage,
    redact: options.redactPosted,
    pausesMs: options.deliveryPausesMs,
    ended,
  });
  const probe = prober({ ...options, clock });
  const watch = clockWatch(wall, clock, log);
  const followChanges = async ({ work }: { work: boolean }) => {
    stored = undefined;
    const readAt = clock.elapsed();
    const now = await store.connections.list(everyTenant);
    await connections.follow(now, readAt);
    for (const { id, at } of await connections.acceptedSince(now)) await store.connections.accepted(id, at);
    // Not awaited by the loop: a system that is slow to say no holds nobody up.
    if (work) probe(now).catch(thrown => logError(thrown, { loop: 'probe' }, log));
  };

  return {
    /** Says whether anything is left to do; see `idle.ts`. */
    idle,
    /** The stored flows, kept in memory and read anew when they change. */
    storedFlows,
    flowsChanged(): void {
      stored = undefined;
    },
    /** Begins to follow what other processes change, and, unless it is only to be asked, to work. */
    async start({ work }: { work: boolean }): Promise<void> {
      loops.push(
        every(options.followEveryMs, 'changes', () => followChanges({ work }), log),
        every(lookEveryMs, 'clocks', watch, log),
      );
      if (!work) return;
      if (restores.last)
        loops.push(
          every(options.followEveryMs, 'restore', async () => clearRead(await storedFlows(), parts), log),
        );
      // Nobody else can be sending or reading: what is `sent` has lost its sender.
      if (store.alone)
        await Promise.all([
          store.postings.orphanAll(),
          store.cursors.releaseAll(),
          store.bulkPlans.releaseAll(),
        ]);
      dispatcher = dispatch({
        queue: store.queue,
        clock,
        tenantOf: async flowId => (await flowOf(flowId))?.tenantId,
        async handle(job) {
          const flow = await standing.add(job.flowId);
          if (flow) return runFlow(job, flow, parts);
          await parkOfDeleted(job.flowId);
          return undefined;
        },
        log,
      });
      loops.push(
        every(options.sweepEveryMs, 'sweep', () => sweep(parts, postings), log),
        every(options.sweepEveryMs, 'states', states.pass, log),
        every(options.sweepEveryMs, 'bulk-plans', plans.pass, log),
        every(options.readBackEveryMs / 2, 'read-backs', readBacks.pass, log),
        every(options.pollEveryMs, 'read', readAll, log),
        every(options.deliverEveryMs, 'deliver', deliveries.pass, log),
        every(options.subscribeEveryMs, 'webhooks', subscribeAll, log),
        every(options.maintainEveryMs, 'upkeep', () => store.deleteExpired(clock.now()), log),
        every(options.maintainEveryMs, 'expiries', () => tellExpiries({ ...options, clock }), log),
      );
    },
    /** What people do with postings. */
    manualMoves: moves,
    /** The outcomes of events. */
    outcomes: flowOutcomes(parts),
    /** Throws what `post.ts` says, and `missing/no-connection`. */
    async post(connectionId: string, intent: Intent): Promise<Posting> {
      return post(intent, await connections.get(connectionId), parts).finally(ended);
    },
    /** What is planned for a flow that was deleted waits for a person. */
    parkOfDeleted,
    /** Polls the flow's source now. Throws `missing/no-flow`. */
    async runNow(scope: TenantScope, flowId: string, since: Date | undefined): Promise<Run> {
      const flow = await store.flows.get(scope, flowId);
      if (!flow) throw noSuch('flow', flowId);
      const connection = await connections.get(flow.fromId);
      const defaultSince = new Date(wall.now() - options.pollBackMs);
      const listeners = { flows: [flow], watched: new Map<string, Date>() };
      const how = { trigger: 'manual', flowId, since, defaultSince } as const;
      const everything = dailyJob(flow, options.flows, { urgent: true });
      if (everything) await store.transaction(tx => store.queue.enqueue([everything], tx));
      return readChanges(connection, listeners, how, parts).finally(ended);
    },
    /** What the flow would do with this subject now, stored or not; see `preview-flow.ts`. */
    preview: (flow: StoredFlow, subject: string): Promise<FlowPreview> => previewFlow(subject, flow, parts),
    /** What stands in the target of these subjects; see `booked-documents.ts`. */
    booked: (flow: StoredFlow, subjects: readonly string[]) =>
      bookedOf(subjects, flow, { ...parts, accepted: store.accepted }),
    /** What was sent of a subject with what would be sent today; see `compare-sent.ts`. */
    compare: (flow: StoredFlow, subject: string, sent: readonly Posting[]) =>
      parts.withCalls({ repeats: comparedRepeats }, () => compareSent(subject, sent, flow, parts)),
    /** Finishes what runs, up to 20 s, and stops. */
    async stop(): Promise<void> {
      for (const loop of loops.splice(0)) await loop.stop();
      await Promise.all([
        dispatcher?.stop(stopPatienceMs),
        postings.stop(stopPatienceMs),
        states.stop(stopPatienceMs),
        plans.stop(stopPatienceMs),
        readBacks.stop(stopPatienceMs),
        changes.stop(stopPatienceMs),
      ]);
      await deliveries.settled();
    },
  };
}
