// Unified objects, read on demand over a connection: one envelope, one kind of cursor, whatever system it is.
import { createHash } from 'node:crypto';
import { readingAnswer } from '../core/broken-answer.ts';
import type { Caller } from '../core/caller.ts';
import type { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import { accessTo, type ObjectQuery, type UnreadableRecord } from '../models/access.ts';
import type { Connected } from '../models/connector.ts';
import type { ObjectName, UnifiedRecord } from '../models/objects/all.ts';
import { codeOfOne } from './object-words.ts';
import type { Cached, ResponseCache } from './response-cache.ts';
import type { SearchIndex } from './search-index.ts';
import { say } from './sentences.ts';

export interface ObjectList {
  result: UnifiedRecord[];
  next_cursor: string | null;
  /** What would stand in the list if it could be read. */
  unreadable: UnreadableRecord[];
  warnings: Reason[];
  /** Of a search: when what was searched was read. */
  as_of?: string;
}

export type Objects = ReturnType<typeof objects>;

export function objects(
  open: (caller: Caller, id: string) => Promise<Connected>,
  directories: SearchIndex,
  cache: ResponseCache,
) {
  return {
    /** Throws `missing/no-connection`, `input/no-object`, `input/bad-cursor`, and what the system says. */
    async list(
      caller: Caller,
      connectionId: string,
      object: ObjectName,
      { cursor, ...query }: Omit<ObjectQuery, 'after'> & { cursor: string | undefined },
      maxAgeMs: number | undefined,
    ): Promise<Cached<ObjectList>> {
      const list = accessTo(await open(caller, connectionId), object, 'list');
      const belongsTo = hashOf(connectionId, object, query.filters);
      const after = cursor === undefined ? undefined : keyIn(cursor, belongsTo);
      const at = { connectionId, question: ['list', object, cursor, query] };
      const read = async () => {
        const { rows, unreadable, next, warnings } = await list({ ...query, after });
        const nextCursor = next ? cursorOf(next, belongsTo) : null;
        return { result: rows, next_cursor: nextCursor, unreadable, warnings };
      };
      return readingAnswer(object, () => cache.read(at, maxAgeMs, read, bytesOf));
    },
    /** Type-ahead. Throws what `search-index.ts` says. */
    async search(
      caller: Caller,
      connectionId: string,
      object: ObjectName,
      {
        fields,
        ...asked
      }: {
        text: string;
        filters: Record<string, unknown>;
        limit: number;
        fields: readonly string[] | undefined;
      },
    ): Promise<ObjectList> {
      const connection = await open(caller, connectionId);
      accessTo(connection, object, 'list');
      const found = await directories.search(connection, { connectionId, object }, asked);
      const result = fields
        ? found.result.map(
            record =>
              Object.fromEntries(['id', ...fields].map(name => [name, record[name]])) as UnifiedRecord,
          )
        : found.result;
      return {
        result,
        next_cursor: null,
        unreadable: [],
        warnings: found.warnings,
        as_of: found.asOf.toISOString(),
      };
    },
    /** Throws `missing/no-document`. */
    async get(
      caller: Caller,
      connectionId: string,
      object: ObjectName,
      { id, raw }: { id: string; raw: boolean },
      maxAgeMs: number | undefined,
    ): Promise<Cached<{ result: UnifiedRecord; warnings: Reason[] }>> {
      const getOne = accessTo(await open(caller, connectionId), object, 'get');
      const read = async () => {
        const found = await getOne(id, { raw });
        if (!found) throw noDocument(object, id);
        return { result: found.record, warnings: found.warnings };
      };
      const at = { connectionId, question: ['get', object, id, raw] };
      return readingAnswer(object, () => cache.read(at, maxAgeMs, read, bytesOf));
    },
    /** Throws `input/no-object`, and kind `missing` where there is no PDF. */
    async file(caller: Caller, connectionId: string, object: ObjectName, id: string): Promise<Uint8Array> {
      const file = accessTo(await open(caller, connectionId), object, 'file');
      return readingAnswer(object, () => file(id));
    },
  };
}

const bytesOf = (value: unknown) => JSON.stringify(value).length;

function noDocument(object: ObjectName, id: string): KontorError {
  return say.error('no-document', { object: say.reason(codeOfOne(object)), id });
}

/** A cursor belongs to the list that it came from: with other filters it would skip what it must not. */
const hashOf = (connectionId: string, object: string, filters: Record<string, unknown>) =>
  createHash('sha256')
    .update(JSON.stringify([connectionId, object, Object.entries(filters).sort()]))
    .digest('base64url')
    .slice(0, 12);

const cursorOf = (key: readonly string[], belongsTo: string) =>
  Buffer.from(JSON.stringify([belongsTo, ...key])).toString('base64url');

function keyIn(cursor: string, belongsTo: string): string[] {
  try {
    const [to, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (to === belongsTo && key.length > 0 && key.every(part => typeof part === 'string'))
      return key as string[];
  } catch {
    // Falls through: what cannot be read is no cursor that Kontor made.
  }
  throw say.error('bad-cursor');
}
