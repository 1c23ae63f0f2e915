// Above the board: the states as links, the system if there are several, and the customer by type-ahead.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { useRested } from '../../parts/rested.ts';
import { boardStates } from './board.ts';
import { looks } from './board-tag.tsx';
import { type OrderSearch, orderSearch } from './search.ts';
import { texts } from './texts.ts';

export function States({ search }: { search: OrderSearch }) {
  const said = useTexts(texts);
  const { state: chosen, cursor: _, ...others } = search;
  return (
    <nav className="board-states" aria-label={said.states}>
      <Link to="/orders" search={others} aria-current={chosen === undefined ? 'page' : undefined}>
        {said.all}
      </Link>
      {boardStates.map(state => {
        const Icon = looks[state].icon;
        return (
          <Link
            key={state}
            to="/orders"
            search={{ ...others, state }}
            aria-current={chosen === state ? 'page' : undefined}
          >
            <Icon aria-hidden />
            {said[state]}
          </Link>
        );
      })}
    </nav>
  );
}

export function Filters({
  systems,
  chosen,
  search,
  onChange,
}: {
  systems: readonly { id: string; name: string }[];
  chosen: string;
  search: OrderSearch;
  onChange(search: OrderSearch): void;
}) {
  const said = useTexts(texts);
  const list = useId();
  const [typed, setTyped] = useState('');
  const text = useRested(typed);
  const { cursor: _, ...kept } = search;
  const found = useAnswer(
    ['orders', 'customers', chosen, text],
    api => api.listCustomers({ id: chosen, search: text, limit: 20 }),
    { enabled: text.length >= 2, staleTime: 60_000 },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const customer = String(new FormData(event.currentTarget).get('customer')).trim();
    onChange(orderSearch({ ...kept, customer }));
  };
  return (
    <search>
      <form className="filters" onSubmit={submit}>
        <Field
          label={said.customer}
          name="customer"
          list={list}
          autoComplete="off"
          defaultValue={search.customer}
          placeholder={said.customerHint}
          onChange={event => setTyped(event.target.value.trim())}
        />
        <datalist id={list}>
          {(found.data?.result ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
        {systems.length > 1 && (
          <Choice
            label={said.system}
            value={chosen}
            options={systems.map(({ id, name }) => [id, name] as const)}
            onChange={event => onChange(orderSearch({ ...kept, connection: event.target.value }))}
          />
        )}
        <Press type="submit">{said.apply}</Press>
      </form>
    </search>
  );
}
