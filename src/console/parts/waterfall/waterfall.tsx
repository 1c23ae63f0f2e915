// Calls over time: a table whose last column draws each call as a bar. Everything that a bar shows stands in its row as text, too.
import type { ReactNode } from 'react';
import { inBoth, useFormat, useTexts } from '../../language.tsx';
import { layOut, type Timed } from './lay-out.ts';
import '../../styles/waterfall.css';
import '../../styles/calls.css';

export interface WaterfallCall extends Timed {
  id: string;
  method: string;
  path: string;
  /** Null: there was no complete answer, and `failure` says why. */
  status: number | null;
  failure: string | null;
  /** The name of the system. */
  connection: string;
}

const texts = inBoth(
  {
    start: 'Start',
    call: 'Call',
    connection: 'System',
    outcome: 'Outcome',
    duration: 'Duration',
    bar: (whole: string) => `Over time (whole width: ${whole})`,
    pause: (time: string) => `Nothing for ${time}`,
    seconds: (count: string) => `${count} seconds`,
    minutes: (count: string) => `${count} minutes`,
    hours: (count: string) => `${count} hours`,
    days: (count: string) => `${count} days`,
  },
  {
    start: 'Beginn',
    call: 'Aufruf',
    connection: 'System',
    outcome: 'Ergebnis',
    duration: 'Dauer',
    bar: (whole: string) => `Im Zeitverlauf (ganze Breite: ${whole})`,
    pause: (time: string) => `${time} nichts`,
    seconds: (count: string) => `${count} Sekunden`,
    minutes: (count: string) => `${count} Minuten`,
    hours: (count: string) => `${count} Stunden`,
    days: (count: string) => `${count} Tage`,
  },
);

export function Waterfall({
  caption,
  calls,
  linkTo,
}: {
  caption: string;
  calls: readonly WaterfallCall[];
  /** Around the name of a call, to open it. */
  linkTo(call: WaterfallCall, name: ReactNode): ReactNode;
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const { stretches, scaleMs } = layOut(calls);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reached by keyboard.
    <div className="table-frame waterfall" tabIndex={0}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.start}</th>
            <th scope="col">{said.call}</th>
            <th scope="col">{said.outcome}</th>
            <th scope="col" data-kind="number">
              {said.duration}
            </th>
            <th scope="col">{said.bar(format.duration(scaleMs))}</th>
          </tr>
        </thead>
        {stretches.map(({ startedAt, pauseMs, bars }) => (
          <tbody key={startedAt}>
            {pauseMs !== null && (
              <tr className="waterfall-pause">
                <td colSpan={5}>
                  <Pause ms={pauseMs} />
                </td>
              </tr>
            )}
            {bars.map(({ call, from, width }) => (
              <tr key={call.id}>
                <td data-kind="line" title={format.instantInZone(new Date(call.startedAt).toISOString())}>
                  {format.time(new Date(call.startedAt).toISOString())}
                </td>
                <td>
                  <span className="waterfall-call">
                    {linkTo(
                      call,
                      <>
                        {call.method} {call.path}
                      </>,
                    )}
                  </span>
                  <span className="row-second">{call.connection}</span>
                </td>
                <td className="call-status" data-ok={call.status !== null && call.status < 400}>
                  {call.status ?? call.failure}
                </td>
                <td data-kind="number">{format.duration(call.durationMs)}</td>
                <td className="waterfall-place" aria-hidden="true">
                  <span
                    className="waterfall-bar"
                    data-ok={call.status !== null && call.status < 400}
                    style={{ marginInlineStart: `${from}%`, width: `${width}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Pause({ ms }: { ms: number }) {
  const said = useTexts(texts);
  const format = useFormat();
  const [size, say] = units(said).find(([each]) => ms >= 2 * each) ?? [1_000, said.seconds];
  return said.pause(say(format.number(Math.round(ms / size))));
}

type Said = Record<'seconds' | 'minutes' | 'hours' | 'days', (count: string) => string>;

const units = (said: Said) =>
  [
    [86_400_000, said.days],
    [3_600_000, said.hours],
    [60_000, said.minutes],
  ] as const;
