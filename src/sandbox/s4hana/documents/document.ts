// What the rules of one kind of document offer to the OData layer, and what they may use.
import type { Draft } from '../draft.ts';
import type { Row, Tables } from '../tables.ts';

export interface SetDocument {
  /** Checks and books; throws SapFault with nothing changed. Answers the new row. */
  create(draft: Draft): Row;
  /** Applies checked changes to a row. */
  update?(row: Row, changes: Row): void;
  remove?(row: Row): void;
}

export interface House {
  tables: Tables;
  now(): number;
  user: string;
  /** Gives the row a change stamp and an ETag. */
  touch(row: Row): void;
  /** The next number of a range. */
  nextNumber(range: 'sales-order' | 'business-partner' | 'address' | 'journal-entry'): string;
}
