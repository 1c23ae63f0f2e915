// Rows of lists as no store should answer them: while a fault is on, some are not what is documented.
import type { Faults } from '../faults.ts';

/** Rows of a list of orders, refunds or customers, with those spoiled that a fault hits. */
export type Spoil = (kind: string, rows: object[]) => (object | null)[];

export function spoilRows(faults: Faults): Spoil {
  return (kind, rows) =>
    rows.map(row => {
      const about = `${kind} ${(row as { id?: unknown }).id}`;
      if (faults.hits('row-null', about)) return null;
      if (faults.hits('row-without-id', about)) return { ...row, id: undefined };
      if (faults.hits('row-without-date', about)) return { ...row, [dateOf(row)]: null };
      return row;
    });
}

const dateOf = (row: object) => ('date_modified' in row ? 'date_modified' : 'created');
