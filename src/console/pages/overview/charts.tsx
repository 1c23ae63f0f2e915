// The last day, five minutes a step: how much was booked, what became parked, and how long documents took.
import { keepPreviousData } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Chart } from '../../parts/chart.tsx';
import { texts } from './texts.ts';

const stepMs = 300_000;

export function Charts() {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(
    ['series'],
    api => {
      const since = new Date(Math.floor(Date.now() / stepMs) * stepMs - 86_400_000).toISOString();
      return api.getSeries({ since, step: '5m' });
    },
    { everyMs: 30_000, placeholderData: keepPreviousData },
  );
  const charts = useMemo(() => {
    const points = sinceTheFirst(data?.points ?? []);
    const times = points.map(({ at }) => Date.parse(at));
    const valuesOf = (value: (point: (typeof points)[number]) => number | null) => points.map(value);
    return {
      documents: {
        times,
        lines: [
          { name: said.accepted, tone: 'good' as const, values: valuesOf(({ accepted }) => accepted) },
          {
            name: said.attention,
            tone: 'critical' as const,
            values: valuesOf(({ parked, rejected }) => parked + rejected),
          },
        ],
      },
      lag: {
        times,
        lines: [{ name: said.p95, tone: 'brand' as const, values: valuesOf(point => point.lag_p95_ms) }],
      },
    };
  }, [data, said]);
  const duration = useCallback((ms: number) => format.duration(ms), [format]);
  const count = useCallback((value: number) => format.number(value), [format]);
  if (!data) return null;
  const accepted = data.points.reduce((sum, point) => sum + point.accepted, 0);
  return (
    <>
      <Chart
        title={said.perStep}
        sentence={said.perStepSentence(format.number(accepted))}
        data={charts.documents}
        show={count}
      />
      <Chart title={said.lag} sentence={said.lagSentence} data={charts.lag} show={duration} />
    </>
  );
}

/** So many steps are shown at least: an hour. */
const fewest = 12;

/** Without the hours before anything happened: in a new installation, everything would be squeezed at the edge. */
function sinceTheFirst<Point extends { stored: number; accepted: number }>(
  points: readonly Point[],
): readonly Point[] {
  const first = points.findIndex(({ stored, accepted }) => stored + accepted > 0);
  return points.slice(Math.max(0, Math.min(first, points.length - fewest)));
}
