// What a form changes of a record: only what is different is sent. Items are known by their ids, and those that stay as they are are left out.
import { isRecord, type Row } from '../../parts/record-shape.ts';
import type { FormField } from '../../parts/schema-form/fields.ts';

export function changesOf(fields: readonly FormField[], before: Row, after: Row): Row {
  return Object.fromEntries(
    fields.flatMap(field => {
      const change = changeOf(field, before[field.name], after[field.name]);
      return change === undefined ? [] : [[field.name, change]];
    }),
  );
}

/** Undefined: none. Null empties the field. */
function changeOf(field: FormField, old: unknown, now: unknown): unknown {
  if (field.kind === 'list') return changedRows(field.fieldsAt(field.path), rowsIn(old), rowsIn(now));
  if (field.kind === 'group' || field.kind === 'map') {
    const [from, to] = [isRecord(old) ? old : {}, isRecord(now) ? now : {}];
    const changed = field.kind === 'group' ? changesOf(field.fields, from, to) : changedEntries(from, to);
    return Object.keys(changed).length > 0 ? changed : undefined;
  }
  // A box that nobody has ticked says nothing of a field that was empty.
  if (field.kind === 'flag' && isNothing(old) && now === false) return undefined;
  if (isNothing(now)) return isNothing(old) ? undefined : null;
  return isNothing(old) || String(old) !== String(now) ? now : undefined;
}

function changedRows(fields: readonly FormField[], old: Row[], now: Row[]): Row[] | undefined {
  const byId = new Map(old.map(row => [row.id, row]));
  const isKnown = fields.some(({ name }) => name === 'id');
  const changed = isKnown
    ? now.flatMap(row => {
        const { id: _, ...rest } = changesOf(fields, byId.get(row.id) ?? {}, row);
        return Object.keys(rest).length > 0 || !byId.has(row.id) ? [{ id: row.id, ...rest }] : [];
      })
    : now;
  return changed.length > 0 ? changed : undefined;
}

function changedEntries(old: Row, now: Row): Row {
  const names = Object.keys({ ...old, ...now });
  return Object.fromEntries(
    names.flatMap(name => {
      const value = isNothing(now[name]) ? null : now[name];
      return String(old[name] ?? '') === String(value ?? '') ? [] : [[name, value]];
    }),
  );
}

/** Empty fields are left out, so that the form shows them empty. */
export function withoutEmpty(value: Row): Row {
  const inner = (one: unknown): unknown =>
    Array.isArray(one) ? one.map(inner) : isRecord(one) ? withoutEmpty(one) : one;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (isNothing(one) ? [] : [[name, inner(one)]])),
  );
}

const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const isNothing = (value: unknown) => value === undefined || value === null || value === '';
