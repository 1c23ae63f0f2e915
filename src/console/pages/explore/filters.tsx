// The filters that the API has for this object. Choices apply at once, texts with Enter.
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTexts } from '../../language.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { canSearch, filtersOf } from './definition.ts';
import { type ObjectSearch, objectSearch } from './search.ts';
import { texts } from './texts.ts';

export function Filters({
  at,
  search,
  query,
}: {
  at: { to: '/explore/$connection/$object'; params: { connection: string; object: string } };
  search: ObjectSearch;
  query: Record<string, unknown>;
}) {
  const said = useTexts(texts);
  const navigate = useNavigate();
  const filters = filtersOf(query);
  const hasSearch = canSearch(query);
  if (filters.length === 0 && !hasSearch) return null;
  const { cursor: _, ...kept } = search;
  const apply = (change: Record<string, unknown>) =>
    void navigate({ ...at, search: objectSearch({ ...kept, ...change }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(
      Object.fromEntries(
        [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]),
      ),
    );
  };
  return (
    <search>
      <form className="filters explore-filters" onSubmit={submit}>
        {hasSearch && (
          <Field
            label={said.search}
            name="search"
            type="search"
            maxLength={100}
            defaultValue={search.search}
          />
        )}
        {filters.map(({ name, options, is, hint }) =>
          options ? (
            <Choice
              key={name}
              label={name}
              name={name}
              value={search[name] ?? ''}
              onChange={event => apply({ [name]: event.target.value })}
              options={[['', said.any], ...options.map(one => [one, one] as const)]}
            />
          ) : (
            <Field
              key={name}
              label={name}
              name={name}
              title={hint}
              defaultValue={search[name]}
              placeholder={{ date: 'YYYY-MM-DD', instant: 'YYYY-MM-DDThh:mm:ssZ', text: '' }[is]}
            />
          ),
        )}
        <Press type="submit">{said.apply}</Press>
      </form>
    </search>
  );
}
