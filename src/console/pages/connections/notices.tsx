import { useFormat, useTexts } from '../../language.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { texts } from './texts.ts';

/** What does not keep a connection from working yet: reads that fail, and what will expire. */
export function Notices({ connection }: { connection: Connection }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { failing_reads, expiries } = connection;
  const lines = [
    ...failing_reads.map(({ kind, name, since }) => {
      const when = format.instant(since);
      const words = {
        changes: said.failingRead(name, when),
        webhooks: said.webhooksFail(when),
        latest: said.latestFail(when),
        comparisons: said.comparisonsFail(when),
        'read-backs': said.readBacksFail(when),
      };
      return words[kind];
    }),
    ...expiries.map(({ what, days_left }) =>
      days_left < 0 ? said.expired(what ?? '') : said.expires(what ?? '', format.number(days_left)),
    ),
  ];
  if (lines.length === 0) return <span className="hint">{said.nothing}</span>;
  return (
    <ul className="row-notices">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
