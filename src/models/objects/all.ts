// Every unified object, by the name it has in the API.
import type { ObjectModel } from './field.ts';
import { ledger } from './ledger.ts';
import { masterData } from './master-data.ts';
import { purchasing } from './purchasing.ts';
import { sales } from './sales.ts';
import { warehouse } from './warehouse.ts';

export const objectModels = {
  ...sales,
  ...purchasing,
  ...warehouse,
  ...ledger,
  ...masterData,
} satisfies Record<string, ObjectModel>;
export type ObjectName = keyof typeof objectModels;
export const objectNames = Object.keys(objectModels) as ObjectName[];

export const modelOf = (name: ObjectName): ObjectModel => objectModels[name];

/** A record in the shape of its model; `items`, `custom` and `raw` where they were asked for or are there. */
export type UnifiedRecord = Record<string, unknown> & { id: string };

export interface ObjectQuery {
  /** Checked against the filters of the model. */
  filters: Record<string, unknown>;
  /** Key of the last record before, part by part. */
  after: readonly string[] | undefined;
  limit: number;
  items: boolean;
  /** Left out: all. */
  fields: readonly string[] | undefined;
  raw: boolean;
}

/** A record of a list that cannot be read. */
export interface UnreadableRecord {
  /** Null: it does not say which one it is. */
  id: string | null;
  reason: string;
}

export interface ObjectPage {
  rows: UnifiedRecord[];
  /** What would stand among the rows if it could be read. */
  unreadable: UnreadableRecord[];
  /** Key of the last record when there may be more. */
  next: string[] | undefined;
  /** What a reader should know, such as a field that this system does not have. */
  warnings: string[];
}

export interface ObjectReader {
  list(query: ObjectQuery): Promise<ObjectPage>;
  /** Undefined: there is none with this id. */
  get(id: string, raw: boolean): Promise<{ record: UnifiedRecord; warnings: string[] } | undefined>;
  /**
   * What has been created or changed since the cursor, page by page, with a new cursor each (plain JSON). Without a
   * cursor nothing is answered but where to go on: what is there already has not changed. Deletions are not seen.
   */
  changes?(cursor: unknown, now: Date): AsyncIterable<{ records: UnifiedRecord[]; cursor: unknown }>;
}
