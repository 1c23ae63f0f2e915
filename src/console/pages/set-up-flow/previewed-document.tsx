// One document as the flow would post it: a journal entry line by line with its totals, anything else field by field.
import { Link } from '@tanstack/react-router';
import { useFormat, useTexts } from '../../language.tsx';
import { isValues } from '../../parts/flow-settings/fields.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Preview } from './preview-type.ts';
import { texts } from './texts.ts';
import { totalsOf } from './totals.ts';

type Document = Preview['documents'][number];

export function PreviewedDocument({ document }: { document: Document }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { key, reference, amount, currency, lines, would, posting, refusal } = document;
  return (
    <section className="previewed" aria-label={key}>
      <header className="previewed-head">
        <h3>{would === 'post' ? said.wouldPost : said.standsAlready}</h3>
        <strong>{format.money(amount, currency)}</strong>
      </header>
      <p className="hint">
        {key}
        {reference && ` · ${reference}`}
      </p>
      {posting && (
        <p className="previewed-posting">
          <StateTag state={posting.state} />
          <Link to="/documents/$id" params={{ id: posting.id }}>
            {posting.document_number ?? posting.id}
          </Link>
        </p>
      )}
      {refusal && (
        <p className="notice" data-tone="negative">
          {format.sentence(refusal.reason ?? '')}
        </p>
      )}
      {lines.length > 0 ? <Lines lines={lines} /> : <Record record={document.record} />}
    </section>
  );
}

function Lines({ lines }: { lines: Document['lines'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reached by keyboard.
    <section className="table-frame" tabIndex={0} aria-label={said.lines}>
      <table className="previewed-lines">
        <thead>
          <tr>
            <th scope="col">{said.account}</th>
            <th scope="col">{said.text}</th>
            <th scope="col" data-kind="number">
              {said.debit}
            </th>
            <th scope="col" data-kind="number">
              {said.credit}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one document never move.
            <tr key={index}>
              <td data-kind="code">{line.account}</td>
              <td>{line.text}</td>
              <td data-kind="number">{line.side === 'debit' && format.money(line.amount, line.currency)}</td>
              <td data-kind="number">{line.side === 'credit' && format.money(line.amount, line.currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totalsOf(lines).map(({ currency, debit, credit }) => (
            <tr key={currency}>
              <th scope="row" colSpan={2}>
                {said.total}
              </th>
              <td data-kind="number">{format.money(debit, currency)}</td>
              <td data-kind="number">{format.money(credit, currency)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
}

/** The fields of a record that are set; lists inside it by their number of entries. */
function Record({ record }: { record: Document['record'] }) {
  const said = useTexts(texts);
  const rows = rowsOf(record, '');
  return (
    <details className="hint">
      <summary>{said.record(rows.length)}</summary>
      <dl className="previewed-record">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const rowsOf = (value: unknown, path: string): [string, string][] => {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => rowsOf(one, `${path}[${index + 1}]`));
  if (isValues(value))
    return Object.entries(value).flatMap(([name, one]) =>
      rowsOf(one, path === '' ? name : `${path}.${name}`),
    );
  return [[path, String(value)]];
};
