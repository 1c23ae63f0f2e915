import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTexts } from '../../language.tsx';
import { useConnections } from '../../names.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { usePeriod } from '../../parts/period/period.tsx';
import { Press } from '../../parts/press.tsx';
import { searchOf } from '../../search.ts';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

export const filterOf = searchOf('connection', 'source', 'subject', 'unreadable', 'since', 'until');

export function Filters({ filter }: { filter: ReturnType<typeof filterOf> }) {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const connections = useConnections();
  const navigate = useNavigate();
  const apply = (change: object) =>
    void navigate({ to: '/events', search: filterOf({ ...filter, ...change }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    apply({ subject: String(form.get('subject')).trim(), ...period.read(form) });
  };
  const period = usePeriod(filter, apply);
  return (
    <search>
      <form className="filters" onSubmit={submit}>
        <Field
          label={said.subject}
          name="subject"
          type="search"
          defaultValue={filter.subject}
          placeholder={said.subjectHint}
        />
        <Choice
          label={everywhere.connection}
          value={filter.connection ?? ''}
          onChange={event => apply({ connection: event.target.value })}
          options={[
            ['', everywhere.anyConnection],
            ...connections.map(({ id, name }) => [id, name] as const),
          ]}
        />
        <Choice
          label={said.source}
          value={filter.source ?? ''}
          onChange={event => apply({ source: event.target.value })}
          options={[
            ['', said.anySource],
            ['webhook', said.webhook],
            ['poll', said.poll],
            ['manual', said.manual],
          ]}
        />
        <Choice
          label={said.state}
          value={filter.unreadable ?? ''}
          onChange={event => apply({ unreadable: event.target.value })}
          options={[
            ['', everywhere.any],
            ['true', said.unreadable],
          ]}
        />
        {period.fields}
        <Press type="submit">{everywhere.apply}</Press>
      </form>
    </search>
  );
}
