// What two flows into one system never share. Documents of two sources that number alike are told apart by the prefix of their
// references. A state has one writer: two that write the same field would overwrite each other for ever.
import { KontorError } from '../core/errors.ts';
import { objectOf } from '../models/access.ts';
import type { Flow } from '../models/flow.ts';
import type { Flows, OtherFlow } from '../store/flows.ts';

/** `id` is undefined for one that is to be created. */
interface Wanted {
  id: string | undefined;
  kind: Flow;
  from: string;
  to: string;
}

/**
 * Throws `conflict/prefix-used` when a flow from another source has this prefix for the same object on the same system, and
 * `conflict/field-written` when another flow writes a field that this one writes. Of two that ask at the same time the second
 * waits for the first.
 */
export async function refuseClash(
  flows: Flows,
  kinds: ReadonlyMap<string, Flow>,
  { id, kind, from, to }: Wanted,
  settings: unknown,
): Promise<void> {
  const intoSystem = await flows.intoSystemOf(to, from);
  const others = intoSystem.flatMap(other => {
    const its = kinds.get(other.flow);
    const isRival = other.id !== id && its && objectOf(its.posts) === objectOf(kind.posts);
    return isRival ? [{ ...other, kind: its }] : [];
  });
  refuseUsedPrefix(kind.prefix?.(settings), others);
  refuseWrittenField(kind, settings, others);
}

type Rival = OtherFlow & { kind: Flow };

function refuseUsedPrefix(prefix: string | undefined, others: readonly Rival[]): void {
  if (prefix === undefined) return;
  const used = new Set(
    others.flatMap(other => (other.isFromOtherSystem ? (other.kind.prefix?.(other.settings) ?? []) : [])),
  );
  if (!used.has(prefix)) return;
  throw new KontorError(
    'conflict',
    'prefix-used',
    `The referencePrefix ${prefix} is used on this system by a flow from another source: their documents could not be told apart.`,
    {
      details: { free: freeBeside(prefix, used) },
      next: `Choose another one, such as ${freeBeside(prefix, used)}.`,
    },
  );
}

function refuseWrittenField(kind: Flow, settings: unknown, others: readonly Rival[]): void {
  const written = others.flatMap(other => other.kind.writes?.(other.settings) ?? []);
  const field = kind.writes?.(settings).find(own => written.some(other => overlap(own, other)));
  if (field === undefined) return;
  throw new KontorError(
    'conflict',
    'field-written',
    `Another flow writes ${field} of ${objectOf(kind.posts)} on this system already: each would overwrite the values of the other.`,
    {
      details: { field },
      next: 'Let only one flow write it: delete the other flow, or change its settings.',
    },
  );
}

/** A field without a part is the field of all parts. */
const overlap = (one: string, other: string) =>
  one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);

/** `BC-` → `BC2-` */
function freeBeside(prefix: string, used: ReadonlySet<string>): string {
  const letters = [...prefix].filter(one => one >= 'A' && one <= 'Z');
  // The shortest kind of prefix has six characters.
  const stem = letters.slice(0, 3).join('');
  for (let number = 2; ; number += 1) {
    const candidate = `${stem}${number}-`;
    if (!used.has(candidate)) return candidate;
  }
}
