// A table of one page of records. Kontor filters and sorts; the browser draws.
import type { Key, ReactNode } from 'react';

export interface Column<Row> {
  name: string;
  title: string;
  cell(row: Row): ReactNode;
  /** `number`: aligned to the right, with figures of one width. `wide`: takes what the others leave. `line`: is not broken. */
  kind?: 'number' | 'wide' | 'code' | 'line';
}

export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  isStale = false,
}: {
  /** For screen readers: what the rows are. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): Key;
  /** Newer rows are being fetched. */
  isStale?: boolean;
}) {
  return (
    // Wide tables scroll inside their frame; the keyboard reaches it, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reached by keyboard.
    <div className="table-frame" tabIndex={0} data-stale={isStale}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, title, kind }) => (
              <th key={name} scope="col" data-kind={kind}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, kind, cell }) => (
                <td key={name} data-kind={kind}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
