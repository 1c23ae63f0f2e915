// The accounting API over HTTP: lists, single records, and writes, each under one organisation.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { envelope, exception, notFound, validationException } from './answers.ts';
import type { Books, Row } from './books.ts';
import { readDate } from './dates.ts';
import type { Kind, Query } from './kind.ts';
import { parseOrder, parseWhere } from './where.ts';

export interface RouteOptions {
  books: Books;
  kinds: readonly Kind[];
  /** Throws `Refusal`. */
  allow(request: FastifyRequest, scopes: readonly string[]): void;
  /** Carries out a write once, with the faults around it. */
  write(request: FastifyRequest, work: () => object): Promise<object>;
  changed(kind: Kind, id: string, type: 'CREATE' | 'UPDATE'): void;
}

const root = '/api.xro/2.0';
const [pageSize, maxRows] = [100, 1_000];
const settings = ['accounting.settings', 'accounting.settings.read'];

export function addRoutes(app: FastifyInstance, { books, kinds, allow, write, changed }: RouteOptions): void {
  const settingsOf = (name: string, rows: () => readonly object[]) =>
    app.get(`${root}/${name}`, request => {
      allow(request, settings);
      return envelope(name, rows(), books.now());
    });
  settingsOf('Accounts', () => books.accounts);
  settingsOf('TaxRates', () => books.taxRates);
  app.get(`${root}/Organisation`, request => {
    allow(request, settings);
    return envelope('Organisations', [organisationOf(books)], books.now());
  });

  for (const kind of kinds) {
    const path = `${root}/${kind.list}`;
    const answer = (row: Row) => kind.shown(row, true);

    app.get<{ Querystring: Query }>(path, request => {
      allow(request, kind.scopes.read);
      return list(kind, request.query, request.headers['if-modified-since'], books.now());
    });
    app.get<{ Params: { key: string } }>(`${path}/:key`, request => {
      allow(request, kind.scopes.read);
      const row = kind.find(request.params.key);
      if (!row) throw notFound();
      return envelope(kind.list, [answer(row)], books.now());
    });

    const save = (request: FastifyRequest, meant: (given: object) => Row | undefined): Promise<object> => {
      allow(request, kind.scopes.write);
      const given = recordsOf(kind, request.body);
      const eachAlone = (request.query as Query).summarizeErrors?.toLowerCase() === 'false';
      return write(request, () => {
        const events: [id: string, type: 'CREATE' | 'UPDATE'][] = [];
        const one = (record: object): object => {
          const before = meant(record);
          const saved = kind.save(record, before);
          if ('problems' in saved) {
            const ValidationErrors = saved.problems.map(Message => ({ Message }));
            return { ...noId(kind, before), ...record, StatusAttributeString: 'ERROR', ValidationErrors };
          }
          const id = (saved.row as unknown as Record<string, string>)[kind.id] as string;
          kind.rows().set(id, saved.row);
          events.push([id, before ? 'UPDATE' : 'CREATE']);
          const warnings = saved.warnings?.map(Message => ({ Message })) ?? [];
          return {
            ...answer(saved.row),
            ...(warnings.length > 0 ? { Warnings: warnings } : {}),
            ...(eachAlone ? { StatusAttributeString: warnings.length > 0 ? 'WARNING' : 'OK' } : {}),
          };
        };
        const rows = books.atOnce(() => {
          const all = given.map(one);
          const refused = all.filter(row => 'ValidationErrors' in row);
          // One that is refused refuses all, unless each is asked to stand alone.
          if (refused.length > 0 && !eachAlone)
            throw validationException(
              refused.map(({ StatusAttributeString: _, ...row }: Record<string, unknown>) => row),
            );
          return all;
        });
        for (const [id, type] of events) changed(kind, id, type);
        return envelope(kind.list, rows, books.now());
      });
    };
    app.put(path, request => save(request, () => undefined));
    app.post(path, request =>
      save(request, given => {
        const row = kind.meant(given);
        // An id that nobody has is a mistake, not a new record.
        if (!row && kind.id in given) throw notFound();
        return row;
      }),
    );
    app.post<{ Params: { key: string } }>(`${path}/:key`, request =>
      save(request, () => {
        const row = kind.find(request.params.key);
        if (!row) throw notFound();
        return row;
      }),
    );
  }
}

function list(kind: Kind, query: Query, since: string | undefined, now: number): object {
  const test = query.where ? parseWhere(query.where, kind.type, kind.fields) : () => true;
  const order = parseOrder(query.order || 'UpdatedDateUTC ASC', kind.type, kind.fields);
  // Exact to the second.
  const second = (date: Date) => Math.floor(date.getTime() / 1000);
  const from = since === undefined ? undefined : (readDate(since) ?? new Date(since));
  if (from && Number.isNaN(from.getTime()))
    throw exception(16, 'QueryParseException', `If-Modified-Since '${since}' is not a date`);
  const rows = [...kind.rows().values()]
    .filter(
      row => kind.listed(row, query) && test(row) && (!from || second(row.UpdatedDateUTC) >= second(from)),
    )
    .toSorted(order);
  // Lists without pages are whole, but their rows are not.
  if (query.page === undefined)
    return envelope(
      kind.list,
      rows.map(row => kind.shown(row, false)),
      now,
    );
  const page = Math.max(1, Number(query.page) || 1);
  const size = Math.min(maxRows, Math.max(1, Number(query.pageSize) || pageSize));
  const onPage = rows.slice((page - 1) * size, page * size);
  return envelope(
    kind.list,
    onPage.map(row => kind.shown(row, query.summaryOnly !== 'true')),
    now,
    { page, pageSize: size, pageCount: Math.ceil(rows.length / size), itemCount: rows.length },
  );
}

/** `{ "Contacts": [ … ] }`, or one record alone. Throws `Refusal`. */
function recordsOf(kind: Kind, body: unknown): object[] {
  const isRecord = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const given = isRecord(body) ? ((body as Record<string, unknown>)[kind.list] ?? body) : undefined;
  const records = Array.isArray(given) ? given : [given];
  if (records.length === 0 || !records.every(isRecord) || Object.keys(records[0] as object).length === 0)
    throw exception(
      17,
      'NoDataProcessedException',
      `No data has been processed for this endpoint. This endpoint is expecting ${kind.type} data to be specified in the request body.`,
    );
  return records as object[];
}

/** What stands for the id of a record that has none. */
function noId(kind: Kind, before: Row | undefined): object {
  const id = (before as unknown as Record<string, string> | undefined)?.[kind.id];
  return { [kind.id]: id ?? '00000000-0000-0000-0000-000000000000' };
}

function organisationOf({ organisation, now }: Books): object {
  return {
    ...organisation,
    LegalName: organisation.Name,
    PaysTax: true,
    Version: 'GLOBAL',
    OrganisationType: 'COMPANY',
    CountryCode: 'NZ',
    IsDemoCompany: false,
    OrganisationStatus: 'ACTIVE',
    FinancialYearEndDay: 31,
    FinancialYearEndMonth: 12,
    CreatedDateUTC: new Date(now()),
    Timezone: 'UTC',
    Edition: 'BUSINESS',
    Class: 'PREMIUM',
    Addresses: [],
    Phones: [],
  };
}
