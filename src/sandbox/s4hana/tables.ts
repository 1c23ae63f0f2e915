// The sandbox's memory: one table per entity set. A row holds its values in wire form (decimals as text, dates as
// `/Date(…)/`) and only those that are set; the rest reads as SAP's initial values.
import type { FieldModel, JoinField, Model, SetModel } from './model/parse-model.ts';

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
  /** Sets fields of a row, so that a savepoint can take it back. Key fields stay as they are. */
  change(row: Row, changes: Row): Row;
  /** Opens a savepoint: everything that is written from now on can be taken back. */
  savepoint(): Savepoint;
  /** Something outside the tables that has changed and must be put back with them. */
  onUndo(putBack: () => void): void;
  /** Rows of `target` that share the fields `on` with the row. */
  joined(target: Table, on: readonly (JoinField | string)[], row: Row): Row[];
}

export interface Savepoint {
  undo(): void;
  /** Lets stand what was written. */
  keep(): void;
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

export function openTables(services: readonly Model[]): Tables {
  const models = new Map(services.map(model => [model.service, model]));
  const tables = new Map<string, Table>();
  /** Children by parent: found by the first key field, which every join of these models contains. */
  const byFirstKey = new Map<string, Map<string, Row[]>>();
  /** How to take back what was written since the innermost open savepoint, in the order of the writes. */
  let undos: (() => void)[] | undefined;

  for (const model of models.values()) {
    for (const set of model.sets.values()) {
      const rows = new Map<string, Row>();
      const first = set.keys[0] ?? '';
      const index = new Map<string, Row[]>();
      const name = `${model.service}/${set.name}`;
      byFirstKey.set(name, index);
      const put = (row: Row) => {
        rows.set(keyText(set, row), row);
        const bucket = index.get(String(row[first]));
        if (bucket) bucket.push(row);
        else index.set(String(row[first]), [row]);
      };
      const take = (row: Row) => {
        rows.delete(keyText(set, row));
        const bucket = index.get(String(row[first])) ?? [];
        index.set(
          String(row[first]),
          bucket.filter(other => other !== row),
        );
      };
      tables.set(name, {
        model: set,
        rows,
        insert(row) {
          put(row);
          undos?.push(() => take(row));
          return row;
        },
        remove(row) {
          take(row);
          undos?.push(() => put(row));
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
    change(row, changes) {
      if (undos) {
        const before = Object.keys(changes).map(name => ({ name, value: row[name] }));
        undos.push(() => {
          for (const { name, value } of before) {
            if (value === undefined) delete row[name];
            else row[name] = value;
          }
        });
      }
      return Object.assign(row, changes);
    },
    savepoint() {
      const outer = undos;
      const own: (() => void)[] = [];
      undos = own;
      return {
        undo() {
          undos = undefined;
          for (const undo of own.reverse()) undo();
          undos = outer;
        },
        keep() {
          outer?.push(...own);
          undos = outer;
        },
      };
    },
    onUndo: putBack => undos?.push(putBack),
    joined(target, on, row) {
      const pairs = on.map(one => (typeof one === 'string' ? { here: one, there: one } : one));
      const first = pairs.find(({ there }) => there === target.model.keys[0]);
      const index = byFirstKey.get(`${target.model.service}/${target.model.name}`);
      const candidates = first ? (index?.get(String(row[first.here])) ?? []) : [...target.rows.values()];
      return candidates.filter(child => pairs.every(({ here, there }) => child[there] === row[here]));
    },
  };
}
