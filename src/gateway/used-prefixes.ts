// Two sources number their orders alike. On one system their documents are told apart by the prefix of their references, so
// each source has one of its own for each object.
import { KontorError } from '../core/errors.ts';
import { objectOf } from '../models/access.ts';
import type { Flow } from '../models/flow.ts';
import type { Flows } from '../store/flows.ts';

/**
 * Throws `conflict/prefix-used` when a flow from another source has this prefix for the same object on the same system. Of
 * two that ask at the same time the second waits for the first.
 */
export async function refuseUsedPrefix(
  flows: Flows,
  kinds: ReadonlyMap<string, Flow>,
  { kind, from, to }: { kind: Flow; from: string; to: string },
  settings: unknown,
): Promise<void> {
  const prefix = kind.prefix(settings);
  const others = await flows.intoSystemOf(to, { notFromSystemOf: from });
  const used = new Set(
    others.flatMap(other => {
      const itsKind = kinds.get(other.flow);
      const isSame = itsKind !== undefined && objectOf(itsKind.posts) === objectOf(kind.posts);
      return isSame ? [itsKind.prefix(other.settings)] : [];
    }),
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
