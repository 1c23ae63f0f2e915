// Flows: made only with settings that the ledger's own master data confirms, so that nothing is posted by rules that
// lead nowhere.
import { KontorError, noSuch, toKontorError } from '../core/errors.ts';
import { mergePatch } from '../core/merge-patch.ts';
import type { Connected } from '../models/connector.ts';
import type { Flow } from '../models/flow.ts';
import type { Flows, StoredFlow } from '../store/flows.ts';
import { parseSettings } from './connection-desk.ts';

export interface FlowDesk {
  /** Throws `missing/no-connection`, `input/bad-settings`, `config/rules-refused`, `conflict/flow-exists`. */
  create(draft: { flow: string; from: string; to: string; settings: Record<string, unknown> }): Promise<{
    flow: StoredFlow;
    warnings: string[];
  }>;
  /** Changes the settings by JSON Merge Patch; what is parked can then be replayed. Throws as `create` does. */
  update(id: string, settings: Record<string, unknown>): Promise<StoredFlow>;
  list(): Promise<StoredFlow[]>;
}

export function flowDesk(parts: {
  flows: Flows;
  kinds: ReadonlyMap<string, Flow>;
  open(connectionId: string): Promise<Connected>;
  /** Where a connection's webhooks are received; undefined: nowhere that is known. */
  hookUrl(connectionId: string): string | undefined;
  changed(): void;
}): FlowDesk {
  return {
    async create({ flow: name, from, to, settings }) {
      const kind = parts.kinds.get(name);
      if (!kind) {
        throw new KontorError('input', 'no-flow', `There is no flow "${name}".`, {
          next: `Choose from: ${[...parts.kinds.keys()].join(', ')}.`,
        });
      }
      const checked = parseSettings(kind.settings, settings, `flow ${name}`);
      const [source, target] = await Promise.all([parts.open(from), parts.open(to)]);
      if (!source.shop)
        throw new KontorError('input', 'no-shop', 'The connection named in "from" is not a shop.', {
          next: 'Name the connection of a store in "from".',
        });
      if (!target.postings?.[kind.posts]) {
        throw new KontorError(
          'input',
          'no-target',
          `The connection named in "to" cannot post a ${kind.posts}.`,
          { next: 'Name a connection in "to" that can, such as one to S/4HANA.' },
        );
      }
      await refuseBadRules(kind, checked, target);
      const flow = await parts.flows.create({
        flow: name,
        fromId: from,
        toId: to,
        settings: checked as Record<string, unknown>,
      });
      parts.changed();
      return { flow, warnings: await subscribe(source, parts.hookUrl(from)) };
    },
    async update(id, patch) {
      const stored = await parts.flows.get(id);
      const kind = stored && parts.kinds.get(stored.flow);
      if (!stored || !kind) throw noSuch('flow', id);
      const settings = parseSettings(
        kind.settings,
        mergePatch(stored.settings, patch),
        `flow ${stored.flow}`,
      ) as Record<string, unknown>;
      await refuseBadRules(kind, settings, await parts.open(stored.toId));
      const updated = await parts.flows.update(id, settings);
      parts.changed();
      return updated ?? stored;
    },
    list: () => parts.flows.list(),
  };
}

async function refuseBadRules(kind: Flow, settings: unknown, target: Connected): Promise<void> {
  const problems = (await kind.validate?.(settings, target)) ?? [];
  if (problems.length === 0) return;
  throw new KontorError('config', 'rules-refused', `The rules do not fit the ledger: ${problems.join(' ')}`, {
    details: { problems },
    next: 'Correct the rules or the master data in SAP, then send it again.',
  });
}

/** Without webhooks the flow still works, by polling: that they cannot be set up is a warning. */
async function subscribe(source: Connected, hookUrl: string | undefined): Promise<string[]> {
  try {
    if (hookUrl !== undefined) await source.subscribe?.(hookUrl);
    return [];
  } catch (thrown) {
    return [
      `Webhooks could not be registered (${toKontorError(thrown).message}), so changes are found by polling only.`,
    ];
  }
}
