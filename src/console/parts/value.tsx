// One value of a record as people read it: money with its currency, days and instants, yes and no. What is nested is said in short.
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { Body } from './body.tsx';
import { filledNames, isRecord, kindOf, type Row } from './record-shape.ts';
import { type Column, Table } from './table.tsx';

const texts = inBoth(
  {
    yes: 'yes',
    no: 'no',
    entries: (count: string) => `${count} entries`,
    entry: '1 entry',
    record: 'Record',
    asJson: 'As JSON',
  },
  {
    yes: 'ja',
    no: 'nein',
    entries: (count: string) => `${count} Einträge`,
    entry: '1 Eintrag',
    record: 'Datensatz',
    asJson: 'Als JSON',
  },
);

export function Value({ name, value, of }: { name: string; value: unknown; of: Row }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (value === null || value === undefined || value === '') return <span className="no-value">–</span>;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (Array.isArray(value))
    return value.length === 1 ? said.entry : said.entries(format.number(value.length));
  if (isRecord(value)) return Object.values(value).filter(isPlain).join(', ');
  const text = String(value);
  switch (kindOf(name, value)) {
    case 'money':
      return format.money(text, typeof of.currency === 'string' ? of.currency : null);
    case 'day':
      return format.day(text);
    case 'instant':
      return format.instant(text);
    default:
      return text;
  }
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Columns for rows of which only the names are known. */
export const columnsOf = (names: readonly string[], rows: readonly Row[]): Column<Row>[] =>
  names.map(name => {
    const kinds = rows.map(row => kindOf(name, valueAt(row, name)));
    return {
      name,
      title: name,
      kind: kinds.some(kind => kind === 'money' || kind === 'number') ? 'number' : 'line',
      cell: row => <Value name={name} value={valueAt(row, name)} of={row} />,
    };
  });

/** `custom.ZZ1_Field` is a field of the customer. */
export const valueAt = (row: Row, name: string): unknown =>
  name.startsWith('custom.') && isRecord(row.custom) ? row.custom[name.slice('custom.'.length)] : row[name];

/** Everything of one record: its values, then each nested record and each list of records on its own. */
export function RecordView({ record, level = 2 }: { record: Row; level?: number }) {
  const entries = Object.entries(record);
  const lists = entries.filter((one): one is [string, Row[]] => isListOfRecords(one[1]));
  const inner = entries.filter((one): one is [string, Row] => isRecord(one[1]));
  const plain = entries.filter(([, value]) => !isRecord(value) && !isListOfRecords(value));
  const Heading = level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
  return (
    <div className="record">
      {plain.length > 0 && (
        <dl className="record-values">
          {plain.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {Array.isArray(value) ? (
                  value.map(String).join(', ')
                ) : (
                  <Value name={name} value={value} of={record} />
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {inner.map(([name, value]) => (
        <section key={name} className="record-part">
          <Heading>{name}</Heading>
          <RecordView record={value} level={level + 1} />
        </section>
      ))}
      {lists.map(([name, rows]) => (
        <section key={name} className="record-part">
          <Heading>
            {name} <span className="hint">({rows.length})</span>
          </Heading>
          <NestedRows name={name} rows={rows} level={level + 1} />
        </section>
      ))}
    </div>
  );
}

/** Rows that hold lists of their own are shown one below the other, since no cell has room for a table. */
function NestedRows({ name, rows, level }: { name: string; rows: readonly Row[]; level: number }) {
  const names = filledNames(rows);
  const isNested = (value: unknown) => isListOfRecords(value) || isRecord(value);
  const plain = names.filter(one => rows.every(row => !isNested(valueAt(row, one))));
  const nested = names.filter(one => !plain.includes(one));
  return (
    <>
      <Table caption={name} columns={columnsOf(plain, rows)} rows={rows} keyOf={row => rows.indexOf(row)} />
      {nested.length > 0 &&
        rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one record never move.
          <details key={index} className="record-nested">
            <summary>
              {name} {String(row.id ?? index + 1)}: {nested.filter(one => row[one] !== undefined).join(', ')}
            </summary>
            <RecordView
              record={Object.fromEntries(nested.flatMap(one => (row[one] ? [[one, row[one]]] : [])))}
              level={level}
            />
          </details>
        ))}
    </>
  );
}

const isListOfRecords = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

export function JsonView({ value, label }: { value: unknown; label?: string }) {
  const said = useTexts(texts);
  return <Body text={JSON.stringify(value)} label={label ?? said.asJson} />;
}
