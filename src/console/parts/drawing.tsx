// The canvas of a chart. uPlot knows no style sheets: colours are read from the tokens, and again when the theme changes.
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import type { Format } from '../format.ts';
import { useFormat } from '../language.tsx';
import type { ChartData, LineTone } from './chart-data.ts';

const tokens: Record<LineTone, string> = {
  good: '--sapChart_Good',
  critical: '--sapChart_Critical',
  bad: '--sapChart_Bad',
  brand: '--sapBrandColor',
};
const height = 200;

export function Drawing({
  data,
  sentence,
  show,
}: {
  data: ChartData;
  sentence: string;
  show(value: number): string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const format = useFormat();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: UPlot | undefined;
    const draw = () => {
      plot?.destroy();
      plot = new UPlot(optionsFor(data, element, format, show), seriesOf(data), element);
    };
    draw();
    const resized = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    return () => {
      resized.disconnect();
      themed.disconnect();
      system.removeEventListener('change', draw);
      plot?.destroy();
    };
  }, [data, format, show]);
  return <div ref={place} className="chart-place" role="img" aria-label={sentence} />;
}

const seriesOf = ({ times, lines }: ChartData): UPlot.AlignedData => [
  times.map(time => time / 1_000),
  ...lines.map(({ values }) => [...values]),
];

function optionsFor(
  { lines }: ChartData,
  element: HTMLElement,
  { clock, timeZone }: Format,
  show: (value: number) => string,
): UPlot.Options {
  const style = getComputedStyle(element);
  const colour = (token: string) => resolved(element, token);
  const axis: UPlot.Axis = {
    stroke: colour('--sapContent_LabelColor'),
    grid: { stroke: colour('--sapGroup_ContentBorderColor'), width: 1 },
    ticks: { show: false },
    font: `12px ${style.fontFamily}`,
  };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    // The hours of the axis are those of the zone.
    tzDate: time => UPlot.tzDate(new Date(time * 1_000), timeZone),
    cursor: { y: false },
    // Without space on the right the last label is cut off.
    padding: [8, 16, 0, 0],
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(most * 1.1, 1)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 30,
        values: (_plot, times) => times.map(time => clock(new Date(time * 1_000))),
      },
      { ...axis, size: 56, values: (_plot, values) => values.map(show) },
    ],
    series: [
      {},
      ...lines.map(({ name, tone }) => {
        const stroke = colour(tokens[tone]);
        return {
          label: name,
          stroke,
          fill: `color-mix(in srgb, ${stroke} 10%, transparent)`,
          width: 2,
          points: { show: false },
        };
      }),
    ],
  };
}

/** A token may be a `light-dark()` pair, which a canvas does not understand: the element says what it is here. */
function resolved(element: HTMLElement, token: string): string {
  const before = element.style.color;
  element.style.color = `var(${token})`;
  const { color } = getComputedStyle(element);
  element.style.color = before;
  return color;
}
