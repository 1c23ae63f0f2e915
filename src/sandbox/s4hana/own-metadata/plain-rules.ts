// What may be written into a set that nobody wrote rules for: whatever its metadata allows. A single key that is left out
// is numbered.

import type { SetDocument } from '../documents/document.ts';
import type { Draft } from '../draft.ts';
import type { SetModel } from '../model/parse-model.ts';
import { SapFault } from '../sap-fault.ts';
import type { Row, Tables } from '../tables.ts';

export function plainRules(
  set: SetModel,
  tables: Tables,
  touch: (row: Row, field?: string) => void,
): SetDocument {
  const table = tables.of(set.service, set.name);
  const create = ({ fields, children }: Draft): Row => {
    const row: Row = { ...fields };
    const [only] = set.keys;
    if (set.keys.length === 1 && only && !row[only])
      row[only] = String(nextNumber(table.rows.values(), only));
    const missing = set.keys.filter(key => row[key] === undefined || row[key] === '');
    if (missing.length > 0) throw new SapFault(400, '/IWBEP/CM_MGW_RT/022', `Enter ${missing.join(', ')}`);
    if (table.get(row))
      throw new SapFault(400, '/IWBEP/CM_MGW_RT/023', 'A record with this key exists already');
    table.insert(row);
    if (set.etag) touch(row, set.etag);
    for (const [navigation, drafts] of children) {
      const way = set.navigations.get(navigation);
      const target = way && tables.models.get(set.service)?.sets.get(way.target);
      if (!way || !target) continue;
      drafts.forEach((draft, i) => {
        const own = Object.fromEntries(way.on.map(({ here, there }) => [there, row[here] ?? null]));
        // Children count within their parent.
        const counted = target.keys.filter(key => !(key in own) && !draft.fields[key]);
        for (const key of counted) own[key] = String((i + 1) * 10);
        plainRules(target, tables, touch).create?.({ ...draft, fields: { ...draft.fields, ...own } });
      });
    }
    return row;
  };
  return {
    create,
    update: (row, changes) => tables.change(row, changes),
    remove: row => table.remove(row),
  };
}

function nextNumber(rows: Iterable<Row>, key: string): number {
  let last = 0;
  for (const row of rows) last = Math.max(last, Number(row[key]) || 0);
  return last + 1;
}
