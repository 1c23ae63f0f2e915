// OData V2 as SAP Gateway speaks it: pages, one entity, create with deep insert, update with ETag.
import { KontorError } from '../core/errors.ts';
import { type HttpReply, header } from '../http/send.ts';
import type { S4Client } from './client.ts';
import type { SapMessage } from './messages/sap-message.ts';
import { errorOf, notOData, sapMessages } from './sap-error.ts';

/** An entity as it comes off the wire: decimals are strings, dates `/Date(…)/`. */
export type Entity = Record<string, unknown>;

export interface Query {
  filter?: string;
  select?: readonly string[];
  expand?: readonly string[];
  orderby?: string;
  top?: number;
}

export interface Created {
  entity: Entity;
  /** Messages that came with success (header `sap-message`). */
  warnings: SapMessage[];
}

const json = { accept: 'application/json' };

export interface ODataV2 {
  /** Pages of a list, following `__next`. Throws `config/paging-loop` when SAP hands out the same link twice. */
  pages(set: string, query?: Query): AsyncGenerator<Entity[]>;
  /** The first page only; for look-ups that expect few rows. */
  list(set: string, query?: Query): Promise<Entity[]>;
  /** Undefined: there is none with this key. `key` is `'1'` or `A='1',B='2'`, built with `keyOf`. */
  one(set: string, key: string, query?: Pick<Query, 'select' | 'expand'>): Promise<Entity | undefined>;
  /** Creates; children go along as `to_X: [{…}]`. Throws `uncertain` when the answer was lost. */
  create(set: string, body: Entity, headers?: Record<string, string>): Promise<Created>;
  /** Changes the named fields. Without an ETag `*` is sent, which overwrites whatever is there. */
  update(set: string, key: string, body: Entity, etag?: string): Promise<void>;
}

/** `service` is the path of the service root, such as `/sap/opu/odata/sap/API_SALES_ORDER_SRV`. */
export function odataV2(client: S4Client, service: string): ODataV2 {
  const read = async (path: string): Promise<HttpReply> => {
    const reply = await client.request({ method: 'GET', path, headers: json });
    if (reply.status >= 300) throw errorOf(reply, { write: false, nowMs: client.now() });
    return reply;
  };

  async function* pages(set: string, query: Query = {}): AsyncGenerator<Entity[]> {
    let path: string | undefined = `${service}/${set}${queryString(query)}`;
    const followed = new Set<string>();
    while (path !== undefined) {
      if (followed.has(path)) {
        throw new KontorError(
          'config',
          'paging-loop',
          `S/4HANA answers the same page again and again: ${path}.`,
          {
            next: 'Report it to SAP; a narrower filter may avoid the second page.',
          },
        );
      }
      followed.add(path);
      const body = dataOf(await read(path), false);
      const rows = Array.isArray(body) ? body : (body.results as Entity[] | undefined);
      if (!Array.isArray(rows))
        throw new KontorError('config', 'unreadable-answer', `${set} did not answer a list.`);
      yield rows;
      path = Array.isArray(body) ? undefined : nextPath(body.__next, service);
    }
  }

  return {
    pages,
    async list(set, query = {}) {
      for await (const rows of pages(set, query)) return rows;
      return [];
    },
    async one(set, key, query = {}) {
      const reply = await client.request({
        method: 'GET',
        path: `${service}/${set}(${key})${queryString(query)}`,
        headers: json,
      });
      // A 404 with SAP's own body: no such entity. One without: no such service, which is another matter.
      if (reply.status === 404 && sapMessages(reply).length > 0) return undefined;
      if (reply.status >= 300) throw errorOf(reply, { write: false, nowMs: client.now() });
      return dataOf(reply, false) as Entity;
    },
    async create(set, body, headers = {}) {
      const reply = await client.write(service, {
        method: 'POST',
        path: `${service}/${set}`,
        headers: { ...json, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      if (reply.status >= 300) throw errorOf(reply, { write: true, nowMs: client.now() });
      return { entity: dataOf(reply, true) as Entity, warnings: warningsOf(reply) };
    },
    async update(set, key, body, etag = '*') {
      const reply = await client.write(service, {
        method: 'PATCH',
        path: `${service}/${set}(${key})`,
        headers: { ...json, 'content-type': 'application/json', 'if-match': etag },
        body: JSON.stringify(body),
      });
      if (reply.status >= 300) throw errorOf(reply, { write: true, nowMs: client.now() });
    },
  };
}

function queryString({ filter, select, expand, orderby, top }: Query): string {
  const parts = [
    filter && `$filter=${encodeURIComponent(filter)}`,
    select && `$select=${select.join(',')}`,
    expand && `$expand=${expand.join(',')}`,
    orderby && `$orderby=${encodeURIComponent(orderby)}`,
    top !== undefined && `$top=${top}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** `__next` is absolute, relative to the host, or relative to the service; and sometimes ends in a stray quote. */
function nextPath(next: unknown, service: string): string | undefined {
  if (typeof next !== 'string' || next === '') return undefined;
  if (/^https?:/.test(next) || next.startsWith('/')) return next;
  return `${service}/${next}`;
}

function dataOf(reply: HttpReply, write: boolean): Entity | Entity[] {
  let body: unknown;
  try {
    body = JSON.parse(reply.text);
  } catch {
    throw notOData(reply, write);
  }
  // An OData error inside a 200 has been seen in the wild (SAP/open-ux-tools#631).
  if (typeof body === 'object' && body !== null && 'error' in body) {
    throw errorOf({ ...reply, status: 400 }, { write, nowMs: 0 });
  }
  const data = (body as { d?: unknown } | null)?.d;
  if (typeof data !== 'object' || data === null) throw notOData(reply, write);
  return data as Entity | Entity[];
}

function warningsOf(reply: HttpReply): SapMessage[] {
  const text = header(reply, 'sap-message');
  if (!text) return [];
  try {
    const { code, message, severity, details } = JSON.parse(text) as {
      code?: string;
      message?: string;
      severity?: string;
      details?: { code?: string; message?: string; severity?: string }[];
    };
    return [{ code, message, severity }, ...(details ?? [])]
      .filter(entry => entry.severity !== 'success')
      .map(entry => ({
        code: entry.code ?? '',
        text: entry.message ?? '',
        severity: entry.severity === 'warning' ? 'warning' : 'info',
      }));
  } catch {
    return [{ code: '', text: text.slice(0, 300), severity: 'info' }]; // XML form: shown as it came
  }
}
