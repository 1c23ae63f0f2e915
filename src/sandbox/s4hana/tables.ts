// The sandbox's memory: one table per entity set. A row holds its values in wire form (decimals as text, dates as
// `/Date(…)/`) and only those that are set; the rest reads as SAP's initial values.
import { type FieldModel, type Model, parseModel, type SetModel } from './model/parse-model.ts';

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

export interface Table {
  model: SetModel;
  rows: Map<string, Row>;
  insert(row: Row): Row;
  remove(row: Row): void;
  get(key: Row): Row | undefined;
}

export interface Tables {
  models: Map<string, Model>;
  /** Throws when the set is unknown: a mistake in the sandbox itself. */
  of(service: string, set: string): Table;
  /** Remembers the rows of a service; what it answers puts them back. */
  savepoint(service: string): () => void;
  /** Rows of `target` that share the fields `on` with the row. */
  joined(target: Table, on: readonly string[], row: Row): Row[];
}

export function keyText(model: SetModel, row: Row): string {
  return model.keys.map(name => String(row[name] ?? '')).join('\u0000');
}

/** The value of a field that was never set. */
export function initialValue(field: FieldModel): Value {
  switch (field.type) {
    case 'String':
      return '';
    case 'Decimal':
    case 'Int64':
      return '0';
    case 'Boolean':
      return false;
    case 'Int16':
    case 'Int32':
    case 'Byte':
    case 'Double':
      return 0;
    case 'Time':
      return 'PT00H00M00S';
    default:
      return null;
  }
}

export function openTables(texts: readonly string[]): Tables {
  const models = new Map(texts.map(text => parseModel(text)).map(model => [model.service, model]));
  const tables = new Map<string, Table>();
  /** Children by parent: found by the first key field, which every join of these models contains. */
  const byFirstKey = new Map<string, Map<string, Row[]>>();

  for (const model of models.values()) {
    for (const set of model.sets.values()) {
      const rows = new Map<string, Row>();
      const first = set.keys[0] ?? '';
      const index = new Map<string, Row[]>();
      const name = `${model.service}/${set.name}`;
      byFirstKey.set(name, index);
      tables.set(name, {
        model: set,
        rows,
        insert(row) {
          rows.set(keyText(set, row), row);
          const bucket = index.get(String(row[first]));
          if (bucket) bucket.push(row);
          else index.set(String(row[first]), [row]);
          return row;
        },
        remove(row) {
          rows.delete(keyText(set, row));
          const bucket = index.get(String(row[first])) ?? [];
          index.set(
            String(row[first]),
            bucket.filter(other => other !== row),
          );
        },
        get: key => rows.get(keyText(set, key)),
      });
    }
  }
  return {
    models,
    of(service, set) {
      const table = tables.get(`${service}/${set}`);
      if (!table) throw new Error(`The sandbox has no ${service}/${set}`);
      return table;
    },
    savepoint(service) {
      const saved = [...tables.values()]
        .filter(table => table.model.service === service)
        .map(table => ({ table, rows: [...table.rows.values()].map(row => ({ row, copy: { ...row } })) }));
      return () => {
        for (const { table, rows } of saved) {
          for (const row of [...table.rows.values()]) table.remove(row);
          for (const { row, copy } of rows) {
            for (const name of Object.keys(row)) if (!(name in copy)) delete row[name];
            table.insert(Object.assign(row, copy));
          }
        }
      };
    },
    joined(target, on, row) {
      const first = target.model.keys[0] ?? '';
      const index = byFirstKey.get(`${target.model.service}/${target.model.name}`);
      const candidates = on.includes(first)
        ? (index?.get(String(row[first])) ?? [])
        : [...target.rows.values()];
      return candidates.filter(child => on.every(name => child[name] === row[name]));
    },
  };
}
