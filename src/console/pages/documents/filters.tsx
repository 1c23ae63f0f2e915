// The filters above the list. Each choice changes the address; the text waits for Enter.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnections, useFlowChoices } from '../../names.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { states } from '../../texts.ts';
import { dayAfter } from '../../zone.ts';
import { type DocumentSearch, documentSearch } from './search.ts';
import { texts } from './texts.ts';

type Filter = Omit<DocumentSearch, 'cursor'>;

export function Filters({ filter }: { filter: Filter }) {
  const said = useTexts(texts);
  const stateNames = useTexts(states);
  const format = useFormat();
  const connections = useConnections();
  const flows = useFlowChoices();
  const navigate = useNavigate();
  const [isMore, setMore] = useState(
    Boolean(filter.amount_from ?? filter.amount_to ?? filter.currency ?? filter.differs ?? filter.until),
  );
  const apply = (change: Record<string, unknown>) =>
    void navigate({ to: '/documents', search: documentSearch({ ...filter, ...change }) });
  /** Today, yesterday, a number of hours, or any time. */
  const timeOf = (value: string): { since: string | undefined; until: string | undefined } => {
    if (value === 'today') return { since: format.startOf(today).toISOString(), until: undefined };
    if (value === 'yesterday') {
      const day = dayAfter(today, -1);
      return { since: format.startOf(day).toISOString(), until: format.endOf(day).toISOString() };
    }
    const since = value === '' ? undefined : new Date(Date.now() - Number(value) * 3_600_000).toISOString();
    return { since, until: undefined };
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    apply({
      ...Object.fromEntries(
        ['text', 'amount_from', 'amount_to', 'currency'].map(one => [one, trimmed(form.get(one))]),
      ),
      ...(isMore ? boundsOf(trimmed(form.get('from')), trimmed(form.get('to'))) : {}),
    });
  };
  /** An instant that was chosen otherwise than as the beginning of a day stays as long as its day does. */
  const boundsOf = (from: string | undefined, to: string | undefined) => ({
    since: from === fromDay ? filter.since : from && format.startOf(from).toISOString(),
    until: to === toDay ? filter.until : to && format.endOf(to).toISOString(),
  });
  const fromDay = filter.since === undefined ? '' : format.dayOf(new Date(filter.since));
  // Until the first instant of the next day, which is not of the last one any more.
  const toDay = filter.until === undefined ? '' : format.dayOf(new Date(Date.parse(filter.until) - 1));
  const today = format.dayOf(new Date());
  const time = filter.until === undefined ? (filter.since ?? '') : `${filter.since ?? ''}/${filter.until}`;
  const chosen = filter.until
    ? said.chosenDays(filter.since ? format.instant(filter.since) : '…', format.instant(filter.until))
    : said.chosenTime(format.instant(filter.since ?? null));
  return (
    <search>
      <form className="filters" onSubmit={submit}>
        <Field
          label={said.search}
          name="text"
          type="search"
          defaultValue={filter.text}
          placeholder={said.searchHint}
        />
        <Choice
          label={said.state}
          value={filter.state ?? ''}
          onChange={event => apply({ state: event.target.value })}
          options={[
            ['', said.anyState],
            ['parked,rejected', said.needsPerson],
            ['planned,sent,uncertain', said.waiting],
            ...Object.entries(stateNames),
          ]}
        />
        <Choice
          label={said.connection}
          value={filter.connection ?? ''}
          onChange={event => apply({ connection: event.target.value })}
          options={[['', said.anyConnection], ...connections.map(({ id, name }) => [id, name] as const)]}
        />
        <Choice
          label={said.flow}
          value={filter.flow ?? ''}
          onChange={event => apply({ flow: event.target.value })}
          options={[['', said.anyFlow], ...flows]}
        />
        <Choice
          label={said.time}
          value={time}
          onChange={event => apply(timeOf(event.target.value))}
          options={[
            ['', said.anyTime],
            ...(time === '' ? [] : [[time, chosen] as const]),
            ['today', said.today],
            ['yesterday', said.yesterday],
            ['1', said.hour],
            ['24', said.day],
            ['168', said.week],
            ['720', said.month],
          ]}
        />
        {isMore ? (
          <>
            <Field
              label={said.fromDay}
              name="from"
              type="date"
              defaultValue={fromDay}
              title={format.timeZone}
            />
            <Field label={said.toDay} name="to" type="date" defaultValue={toDay} title={format.timeZone} />
            <Field
              label={said.amountFrom}
              name="amount_from"
              inputMode="decimal"
              defaultValue={filter.amount_from}
            />
            <Field
              label={said.amountTo}
              name="amount_to"
              inputMode="decimal"
              defaultValue={filter.amount_to}
            />
            <Field label={said.currency} name="currency" maxLength={10} defaultValue={filter.currency} />
            <label className="check">
              <input
                type="checkbox"
                checked={filter.differs === 'true'}
                onChange={event => apply({ differs: event.target.checked ? 'true' : undefined })}
              />
              {said.differs}
            </label>
          </>
        ) : null}
        <div className="filter-actions">
          <Press type="submit">{said.find}</Press>
          {!isMore && (
            <Press tone="quiet" onClick={() => setMore(true)}>
              {said.more}
            </Press>
          )}
        </div>
      </form>
    </search>
  );
}

const trimmed = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value.trim() : undefined);
