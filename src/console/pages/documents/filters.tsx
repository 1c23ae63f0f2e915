// The filters above the list. Each choice changes the address; the text waits for Enter.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { asDecimal } from '../../decimal.ts';
import { useSpoken, useTexts } from '../../language.tsx';
import { useConnections, useFlowChoices } from '../../names.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { usePeriod } from '../../parts/period/period.tsx';
import { Press } from '../../parts/press.tsx';
import { states } from '../../texts.ts';
import { type DocumentSearch, documentSearch } from './search.ts';
import { texts } from './texts.ts';

type Filter = Omit<DocumentSearch, 'cursor'>;

export function Filters({ filter }: { filter: Filter }) {
  const said = useTexts(texts);
  const stateNames = useTexts(states);
  const connections = useConnections();
  const flows = useFlowChoices();
  const navigate = useNavigate();
  const { language } = useSpoken();
  const [isMore, setMore] = useState(
    Boolean(filter.amount_from ?? filter.amount_to ?? filter.currency ?? filter.differs),
  );
  const apply = (change: object) =>
    void navigate({ to: '/documents', search: documentSearch({ ...filter, ...change }) });
  const period = usePeriod(filter, apply);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    apply({
      ...Object.fromEntries(['text', 'currency'].map(one => [one, trimmed(form.get(one))])),
      ...Object.fromEntries(
        ['amount_from', 'amount_to'].map(one => [one, asDecimal(trimmed(form.get(one)) ?? '', language)]),
      ),
      ...period.read(form),
    });
  };
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
        {period.fields}
        {isMore ? (
          <>
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
