// One field, and one sentence for each thing that was found: for people who know neither HTTP nor SAP.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Field } from '../../parts/field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { texts } from './texts.ts';

const route = getRouteApi('/find');

export function FindPage() {
  const said = useTexts(texts);
  const { text } = useSearchOf(route);
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get('text')).trim();
    void navigate({ to: '/find', search: asked === '' ? {} : { text: asked } });
  };
  return (
    <div className="find">
      <Title name={said.title} about={said.about} />
      <search>
        <form className="find-form" onSubmit={submit} key={text}>
          <Field
            label={said.label}
            name="text"
            type="search"
            defaultValue={text}
            placeholder={said.placeholder}
            maxLength={200}
            required
          />
          <Press type="submit" tone="main">
            {said.find}
          </Press>
        </form>
      </search>
      {text !== undefined && <Answers text={text} />}
    </div>
  );
}

function Answers({ text }: { text: string }) {
  const said = useTexts(texts);
  const format = useFormat();
  const connections = useConnectionNames();
  const { data, error, isPending, refetch } = useAnswer(['find', text], api => api.find({ text }));
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div aria-live="polite">
      {data.found.length === 0 && (
        <Empty title={said.nothing(text)}>
          <p>{said.nothingWhy}</p>
        </Empty>
      )}
      <ul className="answers">
        {data.found.map(one => (
          <li key={`${one.kind} ${one.connection} ${one.id}`} className="card answer">
            <p>{format.sentence(one.says)}</p>
            {one.kind === 'posting' && (
              <Link to="/documents/$id" params={{ id: one.id }}>
                {said.document}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {data.not_asked.length > 0 && (
        <details className="hint">
          <summary>
            {said.notAsked}:{' '}
            {data.not_asked.map(({ connection }) => connections.get(connection) ?? connection).join(', ')}
          </summary>
          <ul>
            {data.not_asked.map(({ connection, reason }) => (
              <li key={connection}>
                {connections.get(connection) ?? connection}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
