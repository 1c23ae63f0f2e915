import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTexts } from '../../language.tsx';
import { Field } from '../../parts/field.tsx';
import { usePeriod } from '../../parts/period/period.tsx';
import { Press } from '../../parts/press.tsx';
import { searchOf } from '../../search.ts';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

export const filterOf = searchOf('subject', 'since', 'until');

export function Filters({ filter }: { filter: ReturnType<typeof filterOf> }) {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const navigate = useNavigate();
  const apply = (change: object) =>
    void navigate({ to: '/settings/audit', search: filterOf({ ...filter, ...change }) });
  const period = usePeriod(filter, apply);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    apply({ subject: String(form.get('subject')).trim(), ...period.read(form) });
  };
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
        {period.fields}
        <Press type="submit">{everywhere.apply}</Press>
      </form>
    </search>
  );
}
