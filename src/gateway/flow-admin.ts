// Flows: created only with settings that the systems' own master data confirms, so that nothing is posted by rules that
// lead nowhere.
import { type Caller, everyTenant, type TenantScope } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import { type IfMatch, refuseChanged, refuseOutdated, tagOf } from '../core/if-match.ts';
import { mergePatch } from '../core/merge-patch.ts';
import { noSuch } from '../core/no-such.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import { parseSettings } from '../core/parse-settings.ts';
import type { Reason } from '../core/reasons.ts';
import { unredactedReason } from '../core/redacted.ts';
import type { Access } from '../models/access.ts';
import type { Connected } from '../models/connector.ts';
import type { Flow } from '../models/flow.ts';
import type { Compared } from '../models/flow-differences.ts';
import type { FlowPreview } from '../models/flow-preview.ts';
import type { ObjectName } from '../models/objects/all.ts';
import { sideOf } from '../models/side.ts';
import type { StoredFlow } from '../store/flows.ts';
import type { AuditedTables, Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import type { Posting } from '../store/posting-rows.ts';
import type { Run } from '../store/runs.ts';
import { entriesOf } from './audit-entry.ts';
import { confirmNewFlow, refuseTestIntoProduction } from './environments.ts';
import { refuseClash } from './flow-clashes.ts';
import { say } from './sentences.ts';

export type FlowAdmin = ReturnType<typeof flowAdmin>;

/** What the engine does for flows. */
export interface FlowRunner {
  /** Reads the source now. Throws `missing/no-flow`. */
  runNow(scope: TenantScope, flowId: string, since: Date | undefined): Promise<Run>;
  /** Of a flow that is stored or not. Sends and stores nothing. */
  preview(flow: StoredFlow, subject: string): Promise<FlowPreview>;
  /** Accepted documents of this flow for these subjects. */
  booked(flow: StoredFlow, subjects: readonly string[]): Promise<Posting[]>;
  /** What was sent of a subject with what would be sent today. Sends and stores nothing. */
  compare(flow: StoredFlow, subject: string, sent: readonly Posting[]): Promise<Map<string, Compared>>;
  parkOfDeleted(flowId: string): Promise<void>;
  flowsChanged(): void;
}

export interface FlowDraft {
  flow: string;
  from: string;
  to: string;
  settings: Record<string, unknown>;
}

const entryOf = entriesOf('flow');
export const tagOfFlow = ({ settings }: StoredFlow) => tagOf({ settings });

export function flowAdmin(parts: {
  store: Store;
  kinds: ReadonlyMap<string, Flow>;
  /** Of this machine. */
  clock: Clock;
  /** Throws `missing/no-connection` for one that the caller does not see. */
  open(caller: Caller, connectionId: string): Promise<Connected>;
  engine: FlowRunner;
  /** Where a connection's webhooks are received; undefined: nowhere that is known. */
  hookUrl(connectionId: string): string | undefined;
}) {
  const { store, clock } = parts;
  const get = async (caller: Caller, id: string): Promise<StoredFlow> => {
    const stored = await store.flows.get(caller.sees, id);
    if (!stored) throw noSuch('flow', id);
    return stored;
  };
  const lock = async (tables: AuditedTables, id: string): Promise<StoredFlow> => {
    const standing = await tables.flows.lock(id);
    if (!standing) throw noSuch('flow', id);
    return standing;
  };
  const turn = async (caller: Caller, id: string, to: 'paused' | 'resumed'): Promise<StoredFlow> => {
    await get(caller, id);
    const flow = await store.writeAudited(caller, async tables => {
      const { pausedAt } = await lock(tables, id);
      const before = { paused: pausedAt !== null };
      const answer = await (to === 'paused' ? tables.flows.pause(id) : tables.flows.resume(id));
      return { answer, entry: entryOf(to, answer, before, { paused: to === 'paused' }) };
    });
    parts.engine.flowsChanged();
    store.queue.wake();
    return flow;
  };

  /** As it is created or changed: with settings that the master data of both systems confirm. */
  const confirm = async (caller: Caller, { flow: name, from, to, settings }: FlowDraft) => {
    const kind = parts.kinds.get(name);
    if (!kind) throw ofCore.error('unknown-flow', { name, flows: [...parts.kinds.keys()].join(', ') });
    const checked = parseSettings(kind.settings, settings, `flow ${name}`);
    const [source, target] = await Promise.all([parts.open(caller, from), parts.open(caller, to)]);
    const [one, other] = await Promise.all([
      store.connections.get(everyTenant, from),
      store.connections.get(everyTenant, to),
    ]);
    // Both were open a moment ago.
    if (!one || !other) throw noSuch('connection', one ? to : from);
    if (one.tenantId !== other.tenantId) throw say.error('other-tenant');
    refuseTestIntoProduction(one, other);
    refuseMissing('from', source, [...kind.on.map(object => `${object}.changes`), ...kind.needs.from]);
    const ofTarget = (kind.onTarget ?? []).map(object => `${object}.changes`);
    refuseMissing('to', target, [kind.posts, ...ofTarget, ...kind.needs.to]);
    await refuseBadRules(kind, checked, { source, target }, clock);
    return { kind, checked, source, target, tenant: one.tenantId };
  };

  return {
    /** What would be created, and is not stored. Throws as `create` does, except `conflict/flow-exists`. */
    async draft(caller: Caller, draft: FlowDraft): Promise<StoredFlow> {
      const { checked, tenant } = await confirm(caller, draft);
      return {
        id: 'draft',
        flow: draft.flow,
        fromId: draft.from,
        toId: draft.to,
        tenantId: tenant,
        settings: checked as Record<string, unknown>,
        pausedAt: null,
        createdAt: new Date(clock.now()),
      };
    },
    /** Throws `missing/no-connection`, `input/bad-settings`, `config/rules-refused`, `conflict/flow-exists`, `conflict/test-into-production`. */
    async create(caller: Caller, draft: FlowDraft): Promise<{ flow: StoredFlow; warnings: Reason[] }> {
      const { flow: name, from, to } = draft;
      const { kind, checked, source, target, tenant } = await confirm(caller, draft);
      const flow = await store.writeAudited(caller, async tables => {
        await confirmNewFlow(tables, tenant, draft);
        await refuseClash(
          tables.flows,
          parts.kinds,
          { id: undefined, before: undefined, kind, from, to },
          checked,
        );
        const answer = await tables.flows.create({
          flow: name,
          fromId: from,
          toId: to,
          settings: checked as Record<string, unknown>,
        });
        const after = { flow: name, from, to, settings: answer.settings };
        return { answer, entry: entryOf('created', answer, undefined, after) };
      });
      parts.engine.flowsChanged();
      const warnings = await subscribe(source, parts.hookUrl(from));
      if ((kind.onTarget ?? []).length > 0) warnings.push(...(await subscribe(target, parts.hookUrl(to))));
      return { flow, warnings };
    },
    /** Throws `missing/no-flow`, as all that follow. */
    get,
    /**
     * Changes the settings by JSON Merge Patch; what is parked can then be replayed. Throws as `create` does, and
     * `conflict/outdated`, `conflict/changed-meanwhile`.
     */
    async update(
      caller: Caller,
      id: string,
      patch: Record<string, unknown>,
      ifMatch?: IfMatch,
    ): Promise<StoredFlow> {
      const stored = await get(caller, id);
      refuseOutdated(`flow ${id}`, tagOfFlow(stored), ifMatch);
      const kind = parts.kinds.get(stored.flow);
      if (!kind) throw noSuch('flow', id);
      const settings = parseSettings(
        kind.settings,
        mergePatch(stored.settings, patch),
        `flow ${stored.flow}`,
      ) as Record<string, unknown>;
      const [source, target] = await Promise.all([
        parts.open(caller, stored.fromId),
        parts.open(caller, stored.toId),
      ]);
      await refuseBadRules(kind, settings, { source, target }, clock);
      const updated = await store.writeAudited(caller, async tables => {
        await refuseClash(
          tables.flows,
          parts.kinds,
          { id, before: stored.settings, kind, from: stored.fromId, to: stored.toId },
          settings,
        );
        refuseChanged(`flow ${id}`, tagOfFlow(stored), tagOfFlow(await lock(tables, id)), ifMatch);
        const answer = await tables.flows.update(id, settings);
        return { answer, entry: entryOf('updated', answer, { settings: stored.settings }, { settings }) };
      });
      parts.engine.flowsChanged();
      return updated;
    },
    /** Nothing new of it is sent until it is resumed. Its events are stored, what was sent is still looked up. */
    pause: (caller: Caller, id: string) => turn(caller, id, 'paused'),
    resume: (caller: Caller, id: string) => turn(caller, id, 'resumed'),
    /**
     * What it has booked stays; what is planned is parked, what is on its way is still decided. Throws `conflict/outdated`, and
     * `conflict/changes-wait` where changes of the source would be forgotten that nobody has looked at yet.
     */
    async remove(
      caller: Caller,
      id: string,
      { ifMatch, dropWaiting }: { ifMatch?: IfMatch; dropWaiting: boolean },
    ): Promise<void> {
      await get(caller, id);
      await store.writeAudited(caller, async tables => {
        const standing = await lock(tables, id);
        refuseOutdated(`flow ${id}`, tagOfFlow(standing), ifMatch);
        const dropped = await tables.flows.waitingChanges(id, parts.kinds.get(standing.flow)?.daily);
        if (dropped > 0 && !dropWaiting)
          throw say.error('changes-wait', { changes: dropped }, { details: { changes: dropped } });
        await tables.flows.remove(id);
        const { flow, fromId, toId, settings } = standing;
        const before = { flow, from: fromId, to: toId, settings, ...(dropped > 0 ? { dropped } : {}) };
        return { answer: undefined, entry: entryOf('deleted', standing, before) };
      });
      await parts.engine.parkOfDeleted(id);
      parts.engine.flowsChanged();
    },
    list: (caller: Caller, page: Page) => store.flows.list(caller.sees, page),
    /** Reads the source now. */
    async run(caller: Caller, id: string, since: Date | undefined): Promise<Run> {
      const flow = await get(caller, id);
      const after = { since: since?.toISOString() ?? null };
      await store.writeAudited(caller, async () => ({
        answer: undefined,
        entry: entryOf('run', flow, undefined, after),
      }));
      return parts.engine.runNow(caller.sees, id, since);
    },
  };
}

/** Throws `input/not-enough` where the system does not have what the flow needs of it. */
function refuseMissing(side: 'from' | 'to', { objects }: Connected, needed: readonly string[]): void {
  const missing = needed.filter(one => {
    const [object, act] = one.split('.') as [ObjectName, keyof Access];
    return objects?.[object]?.[act] === undefined;
  });
  if (missing.length === 0) return;
  throw say.error('not-enough', { side, missing: missing.join(', ') }, { details: { missing } });
}

async function refuseBadRules(
  kind: Flow,
  settings: unknown,
  { source, target }: { source: Connected; target: Connected },
  clock: Clock,
): Promise<void> {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const problems =
    (await kind.validate?.(settings, { from: sideOf(source), to: sideOf(target) }, today)) ?? [];
  if (problems.length === 0) return;
  throw say.error('rules-refused', { problems: problems.join(' ') }, { details: { problems } });
}

/** Without webhooks the flow still works, by polling: that they cannot be set up is a warning. */
async function subscribe(source: Connected, hookUrl: string | undefined): Promise<Reason[]> {
  try {
    if (hookUrl !== undefined) await source.subscribe?.(hookUrl);
    return [];
  } catch (thrown) {
    return [say.reason('webhooks-not-registered', { why: unredactedReason(toKontorError(thrown)) })];
  }
}
