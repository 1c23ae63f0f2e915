// Answers reads: lists with filter, order, paging and expand, single entities, counts.
import { Decimal } from 'decimal.js';
import { parseFilter } from './filter.ts';
import type { Model, SetModel } from './model/parse-model.ts';
import { parsePath, type ResourcePath } from './resource-path.ts';
import { SapFault } from './sap-fault.ts';
import { initialValue, type Row, type Table, type Tables } from './tables.ts';
import { dateMs } from './wire.ts';

export interface ReadContext {
  tables: Tables;
  model: Model;
  /** `http://host/sap/opu/odata/sap/API_X`, for the links in answers. */
  root: string;
  pageSize: number;
  etagOf(row: Row): string | undefined;
}

type Json = Record<string, unknown>;

/** The `d` of the answer, or the text of a `$count`. */
export function read(path: string, query: URLSearchParams, context: ReadContext): Json | string {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !queryOptions.has(name))
      throw new SapFault(400, '/IWFND/CM_MGW/012', `Invalid system query option '${name}'`);
  }
  const target = parsePath(path, context.model);
  const set = resultSet(target, context);
  if (target.key && !target.navigation?.many && !target.count) {
    const [row] = rowsOf(target, context);
    if (!row) throw notFound();
    return entity(row, set, selectionOf(query, set), context);
  }
  const rows = filtered(rowsOf(target, context), query, set);
  if (target.count) return String(rows.length);
  return page(rows, set, path, query, context);
}

const queryOptions = new Set(
  ['filter', 'select', 'expand', 'orderby', 'top', 'skip', 'skiptoken', 'inlinecount', 'format'].map(
    name => `$${name}`,
  ),
);

export function notFound(): SapFault {
  return new SapFault(404, '/IWBEP/CM_MGW_RT/013', 'Resource not found');
}

function resultSet(target: ResourcePath, { model }: ReadContext): SetModel {
  const set = target.navigation ? model.sets.get(target.navigation.target) : target.set;
  if (!set) throw notFound();
  return set;
}

function rowsOf({ set, key, navigation }: ResourcePath, { tables }: ReadContext): Row[] {
  const table = tables.of(set.service, set.name);
  if (!key) return [...table.rows.values()];
  const row = table.get(key);
  if (!row) throw notFound();
  return navigation ? tables.joined(tables.of(set.service, navigation.target), navigation.on, row) : [row];
}

function filtered(rows: Row[], query: URLSearchParams, set: SetModel): Row[] {
  const filter = query.get('$filter');
  const kept = filter ? rows.filter(parseFilter(filter, set)) : rows;
  const order = query.get('$orderby');
  return order ? ordered(kept, order, set) : kept;
}

function ordered(rows: Row[], text: string, set: SetModel): Row[] {
  const terms = text.split(',').map(part => {
    const [name = '', direction = 'asc'] = part.trim().split(/\s+/);
    const field = set.fields.get(name);
    if (!field || !['asc', 'desc'].includes(direction)) {
      throw new SapFault(400, '/IWBEP/CM_MGW_RT/021', `Invalid $orderby: '${part.trim()}'`);
    }
    if (!field.sortable)
      throw new SapFault(400, '/IWBEP/CM_MGW_RT/021', `Property '${name}' cannot be used in $orderby`);
    const numeric = field.type === 'Decimal' || field.type === 'Int64';
    const dated = field.type.startsWith('DateTime');
    return { name, sign: direction === 'desc' ? -1 : 1, initial: initialValue(field), numeric, dated };
  });
  return rows.toSorted((a, b) => {
    for (const { name, sign, initial, numeric, dated } of terms) {
      const [x, y] = [a[name] ?? initial, b[name] ?? initial];
      if (x === y) continue;
      const order = numeric
        ? new Decimal(String(x)).comparedTo(String(y))
        : dated
          ? (x === null ? 0 : dateMs(x)) - (y === null ? 0 : dateMs(y))
          : String(x) < String(y)
            ? -1
            : 1;
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}

function page(rows: Row[], set: SetModel, path: string, query: URLSearchParams, context: ReadContext): Json {
  const skip = whole(query, '$skip') ?? 0;
  const top = whole(query, '$top');
  const done = whole(query, '$skiptoken') ?? 0;
  const wanted = rows.slice(skip, top === undefined ? undefined : skip + top);
  const shown = wanted.slice(done, done + context.pageSize);
  const selection = selectionOf(query, set);
  const answer: Json = { results: shown.map(row => entity(row, set, selection, context)) };
  const inlineCount = query.get('$inlinecount');
  if (inlineCount === 'allpages') answer.__count = String(rows.length);
  else if (inlineCount !== null && inlineCount !== 'none') {
    throw new SapFault(400, '/IWFND/CM_MGW/002', `Invalid $inlinecount: ${inlineCount}`);
  }
  const next = done + shown.length;
  if (next < wanted.length) {
    const rest = new URLSearchParams(query);
    rest.set('$skiptoken', String(next));
    answer.__next = `${context.root}/${path}?${rest}`;
  }
  return answer;
}

function whole(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text))
    throw new SapFault(400, '/IWFND/CM_MGW/002', `Invalid value for ${name}: '${text}'`);
  return Number(text);
}

interface Selection {
  fields: Set<string> | undefined;
  /** Navigation → what to expand below it. */
  expand: Map<string, string[]>;
}

function selectionOf(query: URLSearchParams, set: SetModel): Selection {
  const select = query
    .get('$select')
    ?.split(',')
    .map(name => name.trim());
  const expand = new Map<string, string[]>();
  for (const path of query.get('$expand')?.split(',') ?? []) {
    const [name = '', ...below] = path.trim().split('/');
    if (!set.navigations.has(name)) {
      throw new SapFault(
        400,
        '/IWBEP/CM_MGW_RT/020',
        `Invalid $expand: '${name}' is not a navigation of ${set.name}`,
      );
    }
    expand.set(name, [...(expand.get(name) ?? []), ...(below.length > 0 ? [below.join('/')] : [])]);
  }
  for (const name of select ?? []) {
    const [head = ''] = name.split('/');
    if (name !== '*' && !set.fields.has(head) && !set.navigations.has(head)) {
      throw new SapFault(
        400,
        '/IWBEP/CM_MGW_RT/020',
        `Property '${name}' not found in type of '${set.name}'`,
      );
    }
  }
  return { fields: select && !select.includes('*') ? new Set(select) : undefined, expand };
}

/** One entity in full: metadata, all selected fields with SAP's initial values, links or children. */
export function entity(row: Row, set: SetModel, { fields, expand }: Selection, context: ReadContext): Json {
  const uri = `${context.root}/${set.name}(${keyLiteral(row, set)})`;
  const etag = set.etag ? context.etagOf(row) : undefined;
  const json: Json = {
    __metadata: { id: uri, uri, type: `${set.service}.${set.name}Type`, ...(etag ? { etag } : {}) },
  };
  for (const field of set.fields.values()) {
    if (fields && !fields.has(field.name)) continue;
    json[field.name] = row[field.name] ?? initialValue(field);
  }
  for (const navigation of set.navigations.values()) {
    const below = expand.get(navigation.name);
    if (!below) {
      if (!fields || fields.has(navigation.name))
        json[navigation.name] = { __deferred: { uri: `${uri}/${navigation.name}` } };
      continue;
    }
    const table = context.tables.of(set.service, navigation.target);
    const selection = selectionOf(
      new URLSearchParams(below.length > 0 ? { $expand: below.join(',') } : {}),
      table.model,
    );
    const children = context.tables
      .joined(table, navigation.on, row)
      .map(child => entity(child, table.model, selection, context));
    json[navigation.name] = navigation.many ? { results: children } : (children[0] ?? null);
  }
  return json;
}

/** Everything, unexpanded: what a create answers, with the children that came along. */
export function wholeEntity(row: Row, table: Table, expand: string[], context: ReadContext): Json {
  const query = new URLSearchParams(expand.length > 0 ? { $expand: expand.join(',') } : {});
  return entity(row, table.model, selectionOf(query, table.model), context);
}

/** Everything, with nothing expanded. */
export function plainEntity(row: Row, set: SetModel, context: ReadContext): Json {
  return entity(row, set, { fields: undefined, expand: new Map() }, context);
}

export function keyLiteral(row: Row, set: SetModel): string {
  const literal = (name: string) => {
    const value = row[name] ?? '';
    switch (set.fields.get(name)?.type) {
      case 'DateTime':
        return `datetime'${encodeURIComponent(new Date(dateMs(value)).toISOString().slice(0, 19))}'`;
      case 'Guid':
        return `guid'${value}'`;
      case 'Int64':
        return `${value}L`;
      case 'Decimal':
        return `${value}M`;
      case 'Byte':
      case 'Int16':
      case 'Int32':
        return String(value);
      default:
        return `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'`;
    }
  };
  const [only] = set.keys;
  if (set.keys.length === 1 && only) return literal(only);
  return set.keys.map(name => `${name}=${literal(name)}`).join(',');
}
