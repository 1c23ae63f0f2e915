// What two flows into one system never share. Documents of two sources that number alike are told apart by the prefix of their
// references. A state has one writer: two that write the same field would overwrite each other for ever.
import { objectOf } from '../models/access.ts';
import type { Flow } from '../models/flow.ts';
import type { Flows, OtherFlow } from '../store/flows.ts';
import { say } from './sentences.ts';

/** `id` and `before`, the settings that it has, are undefined for one that is to be created. */
interface Wanted {
  id: string | undefined;
  before: unknown;
  kind: Flow;
  from: string;
  to: string;
}

/**
 * Throws `conflict/prefix-used`, or `conflict/prefixes-used` where none is free, when a flow from another source has this
 * prefix for the same object on the same system, and `conflict/field-written` when another flow writes a field that this one writes. Of two that ask at the same time the second
 * waits for the first.
 */
export async function refuseClash(
  flows: Flows,
  kinds: ReadonlyMap<string, Flow>,
  { id, before, kind, from, to }: Wanted,
  settings: unknown,
): Promise<void> {
  const intoSystem = await flows.intoSystemOf(to, from);
  const others = intoSystem.flatMap(other => {
    const its = kinds.get(other.flow);
    const isRival = other.id !== id && its && objectOf(its.posts) === objectOf(kind.posts);
    return isRival ? [{ ...other, kind: its }] : [];
  });
  const prefix = kind.prefix?.(settings);
  const isNew = before === undefined || kind.prefix?.(before) !== prefix;
  refuseUsedPrefix(prefix, isNew, others);
  refuseWrittenField(kind, settings, others);
}

type Rival = OtherFlow & { kind: Flow };

/** One that begins like another may come to the same reference: `BC-2` and order 1001, `BC-` and order 21001. A flow that has it already keeps it. */
function refuseUsedPrefix(prefix: string | undefined, isNew: boolean, others: readonly Rival[]): void {
  if (prefix === undefined) return;
  const used = others.flatMap(other =>
    other.isFromOtherSystem ? (other.kind.prefix?.(other.settings) ?? []) : [],
  );
  if (!(isNew ? used.some(one => beginAlike(one, prefix)) : used.includes(prefix))) return;
  const free = freePrefix(prefix, used);
  throw free === undefined
    ? say.error('prefixes-used', { prefix })
    : say.error('prefix-used', { prefix, free }, { details: { free } });
}

function refuseWrittenField(kind: Flow, settings: unknown, others: readonly Rival[]): void {
  const written = others.flatMap(other => other.kind.writes?.(other.settings) ?? []);
  const field = kind.writes?.(settings).find(own => written.some(other => overlap(own, other)));
  if (field === undefined) return;
  throw say.error('field-written', { field, object: objectOf(kind.posts) }, { details: { field } });
}

/** A field without a part is the field of all parts. */
const overlap = (one: string, other: string) =>
  one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);

const beginAlike = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);

/** `BC-` → `BC2-` */
/** Undefined: there is none that this finds. */
function freePrefix(prefix: string, used: readonly string[]): string | undefined {
  const letters = [...prefix].filter(one => one >= 'A' && one <= 'Z');
  // The shortest kind of prefix has six characters.
  const own = letters.slice(0, 3).join('');
  // If another prefix is nothing but these letters, any other letter is tried.
  for (const stem of [own, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']) {
    for (let number = 2; number < 100; number += 1) {
      const candidate = `${stem}${number}-`;
      if (!used.some(one => beginAlike(one, candidate))) return candidate;
    }
  }
  return undefined;
}
