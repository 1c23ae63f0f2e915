import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useFormat, useTexts } from '../../language.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Row } from './follow.ts';
import { texts } from './texts.ts';
import '../../styles/calls.css';

export function Rows({ rows }: { rows: readonly Row[] }) {
  const said = useTexts(texts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reached by keyboard.
    <div className="table-frame live" tabIndex={0}>
      <table>
        <caption className="unseen">{said.title}</caption>
        <thead>
          <tr>
            <th scope="col">{said.time}</th>
            <th scope="col">{said.status}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.connection}</th>
            <th scope="col" data-kind="number">
              {said.duration}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <LiveRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Drawn once: what was told never changes. */
const LiveRow = memo(function LiveRow({ row }: { row: Row }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (row.event === 'gap') {
    const { missed } = row.data;
    return (
      <tr>
        <td colSpan={5}>{missed === null ? said.missedSome : said.missed(format.number(missed))}</td>
      </tr>
    );
  }
  if (row.event === 'posting') {
    const { data } = row;
    return (
      <tr>
        <td data-kind="line">{format.time(data.at)}</td>
        <td>
          <StateTag state={data.state} />
        </td>
        <td data-kind="wide">
          <Link className="row-link" to="/documents/$id" params={{ id: data.id }}>
            {data.business_key}
          </Link>
          {data.reason && <span className="row-reason">{format.sentence(data.reason)}</span>}
        </td>
        <td data-kind="line">{data.connection_name}</td>
        <td data-kind="number">{format.money(data.amount, data.currency)}</td>
      </tr>
    );
  }
  const { data } = row;
  return (
    <tr>
      <td data-kind="line">{format.time(data.started_at)}</td>
      <td className="call-status" data-ok={data.status !== null && data.status < 400}>
        {data.status ?? data.failure}
      </td>
      <td data-kind="wide">
        <span className="live-call">
          {data.method} {data.path}
        </span>
        {data.posting && (
          <Link to="/documents/$id" params={{ id: data.posting }} search={{ call: data.id }}>
            {said.document}
          </Link>
        )}
      </td>
      <td data-kind="line">{data.connection_name}</td>
      <td data-kind="number">{format.duration(data.duration_ms)}</td>
    </tr>
  );
});
