// One of the two systems of a flow, as its code sees it: records are read by object, whatever system it is.
import type { z } from 'zod';
import { sentences } from '../core/sentences.ts';
import { accessTo, type ObjectQuery, type UnreadableRecord, type WithObjects } from './access.ts';
import type { ObjectName, objectModels, UnifiedRecord } from './objects/all.ts';
import type { ShopRecords } from './objects/shop.ts';

export const ofSides = sentences(
  {
    'unreadable-record': {
      kind: 'input',
      says: '{id} of the {object} cannot be read: {why}',
      next: 'Correct it in the system that it comes from, then replay.',
    },
    'one-of-them': 'One',
  },
  {
    'unreadable-record': [
      '{id} ({object}) ist nicht lesbar: {why}',
      'Berichtigen Sie den Datensatz in dem System, aus dem er kommt. Wiederholen Sie dann diese Buchung.',
    ],
    'one-of-them': 'Ein Datensatz',
  },
);

type Models = typeof objectModels;
type Part<Model, Name extends string> = Model extends { [_ in Name]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : unknown;

/** What was not asked for is missing; `custom` stands where a system has further fields. */
export type RecordOf<Name extends ObjectName> = Name extends keyof ShopRecords
  ? ShopRecords[Name]
  : Part<Models[Name], 'shape'> &
      Partial<Part<Models[Name], 'details'>> & {
        id: string;
        items?: Part<Models[Name], 'item'>[];
        custom?: Record<string, unknown>;
      };

/** `items` with the records; what is done where one of them cannot be read. */
export type ListHow = [parts?: readonly 'items'[], unreadable?: 'refuse' | 'leave-out'];

export interface Side {
  /**
   * Undefined: the system does not know it. `parts`: what of it is needed beyond what lists say (`items`, a field of its
   * details); what is not asked for is missing, and has cost no request.
   */
  get<Name extends ObjectName>(
    object: Name,
    id: string,
    parts: readonly string[],
  ): Promise<RecordOf<Name> | undefined>;
  /**
   * All that match, with `items` where they are among the parts. Throws `input/unreadable-record` where one of them cannot be read,
   * unless these are to be left out: then people learn of them elsewhere.
   */
  list<Name extends ObjectName>(
    object: Name,
    filters: Record<string, unknown>,
    ...how: ListHow
  ): Promise<RecordOf<Name>[]>;
  /**
   * A record of a list once more, with these parts. They are read once for each state of the record, so only parts that do not
   * change without it are asked for like this.
   */
  complete<Name extends ObjectName>(
    object: Name,
    record: RecordOf<Name>,
    parts: readonly string[],
  ): Promise<RecordOf<Name> | undefined>;
  /** As `list`, but it may be a minute old: for master data that many documents refer to. */
  known<Name extends ObjectName>(object: Name, filters: Record<string, unknown>): Promise<RecordOf<Name>[]>;
  /** As `get`, in the same way. */
  knownOne<Name extends ObjectName>(
    object: Name,
    id: string,
    parts: readonly string[],
  ): Promise<RecordOf<Name> | undefined>;
}

const pageSize = 250;

/** Everything is asked of the system. */
export function sideOf(connected: WithObjects): Side {
  const list: Side['list'] = async <Name extends ObjectName>(
    object: Name,
    filters: Record<string, unknown>,
    ...[parts = [], unreadable = 'refuse']: ListHow
  ) => {
    const read = accessTo(connected, object, 'list');
    const all: UnifiedRecord[] = [];
    let after: ObjectQuery['after'];
    do {
      const page = await read({
        filters,
        after,
        limit: pageSize,
        items: parts.includes('items'),
        fields: undefined,
        raw: false,
      });
      const [broken] = page.unreadable;
      if (broken && unreadable === 'refuse') throw unreadableRecord(object, broken);
      all.push(...page.rows);
      after = page.next;
    } while (after !== undefined);
    return all as RecordOf<Name>[];
  };
  const get: Side['get'] = async <Name extends ObjectName>(
    object: Name,
    id: string,
    parts: readonly string[],
  ) => {
    const found = await accessTo(connected, object, 'get')(id, { raw: false, parts });
    return found?.record as RecordOf<Name> | undefined;
  };
  return {
    get,
    complete: (object, record, parts) => get(object, record.id, parts),
    list,
    known: (object, filters) => list(object, filters),
    knownOne: get,
  };
}

const unreadableRecord = (object: ObjectName, { id, reason }: UnreadableRecord) =>
  ofSides.error('unreadable-record', {
    id: id ?? ofSides.reason('one-of-them'),
    object,
    why: reason,
  });
