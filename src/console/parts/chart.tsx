// A chart over time on uPlot, with a sentence for those who cannot see it and a table for those who want figures.
import { lazy, Suspense, useState } from 'react';
import { useFormat, useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Card } from './card.tsx';
import type { ChartData } from './chart-data.ts';
import { Press } from './press.tsx';
import { Table } from './table.tsx';

// The library comes when the first chart is drawn; the rest of the page does not wait for it.
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

export function Chart({
  title,
  sentence,
  data,
  show,
}: {
  title: string;
  /** What the chart shows, for screen readers. */
  sentence: string;
  data: ChartData;
  /** A value as people read it. */
  show(value: number): string;
}) {
  const said = useTexts(common);
  const [isTable, setTable] = useState(false);
  return (
    <Card
      title={title}
      className="chart"
      actions={
        <>
          <ul className="legend">
            {data.lines.map(({ name, tone }) => (
              <li key={name} data-line={tone}>
                {name}
              </li>
            ))}
          </ul>
          <Press tone="quiet" onClick={() => setTable(!isTable)}>
            {isTable ? said.asChart : said.asTable}
          </Press>
        </>
      }
    >
      {isTable ? (
        <ChartTable title={title} data={data} show={show} />
      ) : (
        <Suspense fallback={<div className="chart-place" />}>
          <Drawing data={data} sentence={sentence} show={show} />
        </Suspense>
      )}
    </Card>
  );
}

function ChartTable({ title, data, show }: { title: string; data: ChartData; show(value: number): string }) {
  const format = useFormat();
  const said = useTexts(common);
  const rows = data.times
    .map((time, index) => ({ time, values: data.lines.map(({ values }) => values[index] ?? null) }))
    // Minutes in which nothing happened tell nothing in a table.
    .filter(({ values }) => values.some(value => value !== null && value !== 0))
    .toReversed();
  return (
    <div className="chart-table">
      <Table<(typeof rows)[number]>
        caption={title}
        rows={rows}
        keyOf={({ time }) => time}
        columns={[
          {
            name: 'time',
            title: said.time,
            cell: ({ time }) => format.instant(new Date(time).toISOString()),
          },
          ...data.lines.map(({ name }, index) => ({
            name,
            title: name,
            kind: 'number' as const,
            cell: ({ values }: (typeof rows)[number]) => {
              const value = values[index] ?? null;
              return value === null ? '–' : show(value);
            },
          })),
        ]}
      />
    </div>
  );
}
