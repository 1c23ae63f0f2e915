// One record with everything that Kontor reads of it, and the form to change it.
import { getRouteApi, Link } from '@tanstack/react-router';
import '../../styles/explore.css';
import { useState } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { Title } from '../../parts/title.tsx';
import { JsonView, RecordView } from '../../parts/value.tsx';
import { useSearchOf } from '../../search.ts';
import { useMay } from '../../session.tsx';
import { CopyAs } from './copy-as.tsx';
import { definitionOf, oneOf } from './objects-api.ts';
import { texts } from './texts.ts';
import { WriteForm } from './write-form.tsx';

const route = getRouteApi('/explore/$connection/$object/$id');

export function RecordPage() {
  const said = useTexts(texts);
  const format = useFormat();
  const { connection, object, id } = route.useParams();
  const { edit, raw } = useSearchOf(route);
  const mayWrite = useMay('write');
  const [isJson, setJson] = useState(false);
  const definition = useAnswer(
    ['objects', connection, object],
    api => definitionOf(api, connection, object),
    { staleTime: 300_000 },
  );
  const asked = { id: connection, key: id, ...(raw ? { raw: 'true' as const } : {}) };
  const one = useAnswer(['objects', connection, object, 'one', id, raw], api => oneOf(api, object, asked));
  if (one.isPending) return <Loading />;
  if (one.error) return <Failed error={one.error} onRetry={() => void one.refetch()} />;
  const { raw: own, ...record } = one.data.result;
  const here = { to: '/explore/$connection/$object/$id', params: { connection, object, id } } as const;
  const update = definition.data?.update;
  return (
    <>
      <Title
        above={
          <Link to="/explore/$connection/$object" params={{ connection, object }} search={{}}>
            {object}
          </Link>
        }
        name={id}
        about={definition.data?.one}
      >
        {mayWrite && update && !edit && (
          <Link {...here} className="press" data-tone="main" search={{ edit: true }}>
            {said.change}
          </Link>
        )}
      </Title>
      {one.data.warnings.map(({ says }) => (
        <p key={says} className="notice" data-tone="critical">
          {format.sentence(says)}
        </p>
      ))}
      {edit && update && mayWrite ? (
        <WriteForm
          write={{ connection, object, id }}
          schema={update}
          before={record}
          back={
            <Link {...here} className="press" data-tone="quiet" search={{}}>
              {said.backToRecord}
            </Link>
          }
        />
      ) : (
        <>
          <div className="explore-tools">
            <div className="explore-views">
              <Press aria-pressed={!isJson} tone="quiet" onClick={() => setJson(false)}>
                {said.asRead}
              </Press>
              <Press aria-pressed={isJson} tone="quiet" onClick={() => setJson(true)}>
                JSON
              </Press>
              <Link {...here} className="press" data-tone="quiet" search={raw ? {} : { raw: true }}>
                {raw ? said.withoutRaw : said.withRaw}
              </Link>
            </div>
            <CopyAs
              connection={connection}
              object={object}
              id={id}
              act="get"
              query={raw ? { raw: 'true' } : {}}
            />
          </div>
          <Card title={said.record}>
            {isJson ? <JsonView value={record} /> : <RecordView record={record} level={3} />}
          </Card>
          {own !== undefined && (
            <Card title={said.raw} className="explore-raw">
              <JsonView value={own} label={said.raw} />
            </Card>
          )}
        </>
      )}
    </>
  );
}
