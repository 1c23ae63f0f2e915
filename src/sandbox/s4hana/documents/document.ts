// What the rules of one kind of document offer to the OData layer, and what they may use.
import type { Draft } from '../draft.ts';
import type { Row, Tables } from '../tables.ts';

export interface SetDocument {
  /** Checks and books; throws SapFault with nothing changed. Answers the new row. */
  create?(draft: Draft): Row;
  /** Applies checked changes to a row. */
  update?(row: Row, changes: Row): void;
  remove?(row: Row): void;
  /** What is created is answered and forgotten. */
  transient?: boolean;
  /** Why the V2 service does not create it, although its metadata says that it does. */
  v2Refusal?: { code: string; message: string };
}

/** A function import or an action. The body of a V4 action arrives as it was sent. */
export type Operation = (parameters: Row, body: Record<string, unknown>) => Row | Row[];

/** Rules by entity set, operations by `service/name`. */
export interface DocumentRules {
  sets: Record<string, SetDocument>;
  operations?: Record<string, Operation>;
}

/** The first number of a range is the one behind its start. */
export const numberRanges = {
  'sales-order': 0,
  'business-partner': 1_000_000,
  customer: 2_000_000,
  supplier: 3_000_000,
  address: 30_000,
  relationship: 0,
  'journal-entry': 100_000_000,
  delivery: 80_000_000,
  'returns-delivery': 84_000_000,
  'billing-document': 90_000_000,
  'customer-return': 60_000_000,
  'credit-memo-request': 60_500_000,
  'purchase-order': 4_500_000_000,
  'material-document': 4_900_000_000,
  'supplier-invoice': 5_105_600_000,
  'condition-record': 10_000,
};

export type NumberRange = keyof typeof numberRanges;

export interface SystemState {
  tables: Tables;
  now(): number;
  /** Midnight of today, as a row stores days. */
  today(): string;
  user: string;
  /** Gives the row a new version and an ETag; `field` carries it (`LastChangeDateTime` when left out). */
  touch(row: Row, field?: string): void;
  /** Its own calculation moves a cent of the document with this reference. */
  movesCent(reference: string): boolean;
  nextNumber(range: NumberRange): string;
  /** Customers at the end of their purpose: their data are gone, their documents are not. */
  ended: Set<string>;
  /** Customers and suppliers have numbers of their own ranges, and not those of their partners. */
  numbersSidesApart: boolean;
  /** Tells the listeners that a business object was created or changed. */
  emit(type: string, data: Record<string, string>): void;
}
