// An object of a REST system, described as data: how it is listed, read, watched and created. `restAccess` makes the access of it that flows,
// the API and watches use.
import { answeredOther, listOf } from '../../../core/broken-answer.ts';
import type { Clock } from '../../../core/clock.ts';
import type { KontorError } from '../../../core/errors.ts';
import type { Access, ObjectQuery, ObjectWriter } from '../../../models/access.ts';
import type { ConnectorIo } from '../../../models/connector.ts';
import type { ObjectName, UnifiedRecord } from '../../../models/objects/all.ts';
import { answeredWriter, unreadableWrite } from '../answered-writer.ts';
import { type Fields, fieldsOf, isWholeId } from '../fields.ts';
import { guarded, guardedWriter, type Owner } from '../own-code.ts';
import { checkFilters, type RowReader, recordOf, recordsOf, rowFields } from '../rows.ts';
import { say } from '../sentences.ts';
import { changesIn, type RestChanges } from './changes.ts';
import type { RestClient } from './client.ts';
import { type RestCreate, restWriter } from './create.ts';
import { type Arranged, answerTo, type ListShape, readAll, readPart } from './pages.ts';
import { whole } from './paging.ts';
import { type Path, valueAt } from './path.ts';
import { type Query, withQuery } from './query.ts';

export interface RestObject {
  /** The fields of a row as those of the model; what is left out is null. */
  read(row: Fields): object;
  /** The field that holds its id; left out: `id`. */
  key?: string;
  /** Whether a text is an id of this object; Kontor sends no request for other texts. Left out: whole numbers are ids. */
  isId?(text: string): boolean;
  /** For rows without a single id field; undefined: the row has no id. */
  idOf?(row: unknown): string | undefined;
  /**
   * What lists can be narrowed by, with the parameter that does; all others are refused. `and`: what stands between two that are given
   * the same parameter.
   */
  filters?: Record<string, string | ((value: string) => Query)>;
  and?: string;
  /** The filter that the system requires for a list. */
  demands?: string;
  /** Undefined: nothing can match. */
  list?: RestList | ((filters: Record<string, string>) => RestList | undefined);
  get?(id: string): RestGet;
  /** What there is of one beyond lists, such as its items: in the row, or asked for. */
  parts?: Record<string, RestPart | ((row: Fields) => unknown)>;
  changes?: RestChanges;
  create?: RestCreate;
  /** What changes one, where that is more than one request. */
  update?(client: RestClient): ObjectWriter;
}

export interface RestList extends ListShape {
  path: string;
  /** Together with those of the filters. */
  query?: Query;
  arrange?: Arranged['arrange'];
}

export interface RestGet {
  path: string;
  /** Where the record stands; left out: the answer is the record. 404: there is none. */
  at?: Path;
  /** Where a list stands in which it is the only one, or the one that is picked. An empty list: there is none. */
  among?: Path;
  pick?(rows: unknown[]): unknown;
  orNone?: boolean;
}

export interface RestPart extends Partial<ListShape> {
  /** Undefined: nothing has to be asked, it has none. */
  path(row: Fields): string | undefined;
  of(rows: Fields[]): unknown;
}

export interface AccessParts {
  client: RestClient;
  clock: Clock;
  foundDefect: ConnectorIo['foundDefect'];
}

export function restAccess(
  object: ObjectName,
  described: RestObject,
  { client, clock, foundDefect }: AccessParts,
): Access {
  const owner: Owner = { connector: client.system, found: foundDefect };
  const is = guarded(described, object, owner);
  const { key = 'id', isId = isWholeId, parts = {}, filters: known = {} } = is;
  const { system } = client;
  const idIn: RowReader['idIn'] = (row, field) => {
    if (field === undefined && is.idOf) return is.idOf(row);
    const id = String(valueAt(row, field ?? key) ?? '');
    return isId(id) ? id : undefined;
  };
  const reader: RowReader = { object, idIn, read: row => is.read(row) };

  const partOf = async (name: string, row: Fields): Promise<unknown> => {
    const part = parts[name];
    if (part === undefined || typeof part === 'function') return part?.(row);
    const path = part.path(row);
    if (path === undefined) return part.of([]);
    const rows = await readAll(client, path, { by: whole, ...part });
    return part.of(rows.map(one => fieldsOf(one, `${object}, ${name},`)));
  };
  const complete = (wanted: readonly string[]) => async (record: UnifiedRecord, row: unknown) => {
    const fields = rowFields(reader, row);
    const values = await Promise.all(wanted.map(name => partOf(name, fields)));
    const said = wanted.flatMap((name, at) => (values[at] === undefined ? [] : [[name, values[at]]]));
    return { ...record, ...Object.fromEntries(said) };
  };
  const listFor = (asked: ObjectQuery['filters']): RestList | undefined => {
    checkFilters(asked, Object.keys(known), { system, object });
    const { demands } = is;
    if (demands !== undefined && asked[demands] === undefined) throw filterMissing(system, object, demands);
    const given = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    const list = typeof is.list === 'function' ? is.list(Object.fromEntries(given)) : is.list;
    const parameters = given.map(([name, value]) => {
      const as = known[name];
      return typeof as === 'function' ? as(value) : { [as as string]: value };
    });
    const query: Query = { ...list?.query };
    for (const [name, value] of parameters.flatMap(Object.entries))
      query[name] = name in query && is.and !== undefined ? `${query[name]}${is.and}${value}` : value;
    return list && { ...list, path: withQuery(list.path, query) };
  };

  const list: Access['list'] = async ({ filters, after, limit, items, ...wanted }) => {
    const shape = listFor(filters);
    const part = shape
      ? await readPart(client, shape.path, shape, { after, limit })
      : { rows: [], next: undefined };
    const more = complete(items && 'items' in parts ? ['items'] : []);
    return { ...(await recordsOf(reader, part.rows, wanted, more)), next: part.next, warnings: [] };
  };
  const rowOf = async ({ path, at, among, pick = rows => rows[0], orNone }: RestGet) => {
    if (among === undefined) {
      const body = await client.get(path);
      // An answer without it does not mean that there is none.
      return body === undefined || at === undefined ? body : (valueAt(body, at) ?? null);
    }
    const body = (await client.page(path, {}, orNone))?.body;
    return body === undefined ? undefined : pick(listOf(valueAt(body, among), answerTo(client, path)));
  };
  const getBy =
    (found: (id: string) => RestGet): NonNullable<Access['get']> =>
    async (id, { raw, parts: wanted = Object.keys(parts) }) => {
      const row = isId(id) ? await rowOf(found(id)) : undefined;
      if (row === undefined) return undefined;
      const record = recordOf(reader, row);
      // Before the record is used, and before its details are read by its id.
      mustBe(system, `${object} ${id}`, id, record.id);
      return {
        record: { ...(await complete(wanted)(record, row)), ...(raw ? { raw: row } : {}) },
        warnings: [],
      };
    };
  const access: Access = {
    ...(is.list ? { list } : {}),
    ...(is.get ? { get: getBy(is.get) } : {}),
    ...(is.changes ? { changes: changesIn(client, clock, reader, is.changes) } : {}),
  };
  const answered = (writer: ObjectWriter) => answeredWriter(object, writer, unreadableWrite(system, object));
  return {
    ...access,
    ...(is.create ? { create: answered(restWriter(reader, is.create, access, client)) } : {}),
    ...(is.update ? { update: answered(guardedWriter(is.update(client), `${object}.update`, owner)) } : {}),
  };
}

/** Throws what `brokenAnswer` says: a cache may have taken one address for another. */
export function mustBe(system: string, what: string, asked: string, answered: string): void {
  if (asked !== answered) throw answeredOther(system, what, answered);
}

function filterMissing(system: string, object: ObjectName, demanded: string): KontorError {
  return say.error('filter-missing', { system, object, demanded });
}
