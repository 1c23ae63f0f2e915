// The filter by time of a list: so many hours back, today, yesterday, or days from and to, which begin and end in the zone of the console.
import { useState } from 'react';
import { useFormat, useTexts } from '../../language.tsx';
import { dayAfter } from '../../zone.ts';
import { Choice, Field } from '../field.tsx';
import { texts } from './texts.ts';

export interface Period {
  since?: string | undefined;
  until?: string | undefined;
}

/** `fields` stand in the form of the filters; `read` says what they hold when it is sent. `apply`: a choice takes effect at once. */
export function usePeriod({ since, until }: Period, apply: (period: Period) => void) {
  const said = useTexts(texts);
  const format = useFormat();
  const [isDays, setDays] = useState(until !== undefined);
  const fromDay = since === undefined ? '' : format.dayOf(new Date(since));
  // `until` is the first instant after the last day.
  const toDay = until === undefined ? '' : format.dayOf(new Date(Date.parse(until) - 1));
  const today = format.dayOf(new Date());
  const days = (from: string, to: string) => ({
    since: format.startOf(from).toISOString(),
    until: format.endOf(to).toISOString(),
  });
  const choose = (value: string) => {
    if (value === 'days') return setDays(true);
    setDays(false);
    if (value === 'today') return apply({ since: format.startOf(today).toISOString(), until: undefined });
    if (value === 'yesterday') return apply(days(dayAfter(today, -1), dayAfter(today, -1)));
    const from = value === '' ? undefined : new Date(Date.now() - Number(value) * 3_600_000).toISOString();
    apply({ since: from, until: undefined });
  };
  const chosen =
    until === undefined
      ? said.since(format.instant(since ?? null))
      : said.days(since === undefined ? '…' : format.instant(since), format.instant(until));
  const now = since === undefined && until === undefined ? '' : `${since ?? ''}/${until ?? ''}`;
  const fields = (
    <>
      <Choice
        label={said.time}
        value={isDays ? 'days' : now}
        onChange={event => choose(event.target.value)}
        options={[
          ['', said.any],
          ...(now === '' || isDays ? [] : [[now, chosen] as const]),
          ['today', said.today],
          ['yesterday', said.yesterday],
          ['1', said.hour],
          ['24', said.day],
          ['168', said.week],
          ['720', said.month],
          ['days', said.chosen],
        ]}
      />
      {isDays && (
        <>
          <Field label={said.from} name="from" type="date" defaultValue={fromDay} title={format.timeZone} />
          <Field label={said.to} name="to" type="date" defaultValue={toDay} title={format.timeZone} />
        </>
      )}
    </>
  );
  /** An instant that was chosen otherwise than as the beginning of a day stays as long as its day does. */
  const read = (form: FormData): Period => {
    if (!isDays) return { since, until };
    const from = String(form.get('from'));
    const to = String(form.get('to'));
    return {
      since: from === fromDay ? since : from === '' ? undefined : format.startOf(from).toISOString(),
      until: to === toDay ? until : to === '' ? undefined : format.endOf(to).toISOString(),
    };
  };
  return { fields, read, isDays };
}
