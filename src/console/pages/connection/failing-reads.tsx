import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { Table } from '../../parts/table.tsx';
import { texts } from './texts.ts';

/** What Kontor could not read the last time; nothing is drawn where all of it could. */
export function FailingReads({ connection: { failing_reads } }: { connection: Connection }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (failing_reads.length === 0) return null;
  return (
    <Card title={said.reads} className="connection-reads">
      <p className="hint connection-about">{said.readsAbout}</p>
      <Table
        caption={said.readsCaption}
        rows={failing_reads}
        keyOf={({ kind, name }) => `${kind} ${name}`}
        columns={[
          {
            name: 'object',
            title: said.object,
            cell: ({ kind, name }) =>
              ({
                changes: name,
                webhooks: said.webhooksOfSource,
                latest: `${said.newestStates}: ${name}`,
                comparisons: `${said.comparisons}: ${name}`,
                'read-backs': said.readBacks,
              })[kind],
          },
          {
            name: 'why',
            title: said.why,
            kind: 'wide',
            cell: ({ error }) => error && format.sentence(error),
          },
          { name: 'since', title: said.since, kind: 'line', cell: ({ since }) => format.instant(since) },
          {
            name: 'failures',
            title: said.failures,
            kind: 'number',
            cell: ({ failures }) => format.number(failures),
          },
        ]}
      />
    </Card>
  );
}
