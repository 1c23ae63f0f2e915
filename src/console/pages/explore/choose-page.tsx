// Choose a system, then one of the things that Kontor can read of it.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import '../../styles/explore.css';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { useConnectionList } from '../../names.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Choice } from '../../parts/field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { texts } from './texts.ts';

const route = getRouteApi('/explore');

export function ChoosePage() {
  const said = useTexts(texts);
  const navigate = useNavigate();
  const { connection: wanted } = useSearchOf(route);
  const connections = useConnectionList();
  if (connections.isPending) return <Loading />;
  if (connections.error)
    return <Failed error={connections.error} onRetry={() => void connections.refetch()} />;
  const all = connections.data.result;
  const chosen = all.find(({ id }) => id === wanted) ?? all[0];
  return (
    <>
      <Title name={said.title} about={said.about} />
      {chosen === undefined ? (
        <Empty title={said.noConnections}>
          <p>{said.noConnectionsWhy}</p>
        </Empty>
      ) : (
        <>
          <div className="explore-choose">
            <Choice
              label={said.connection}
              value={chosen.id}
              options={all.map(({ id, name }) => [id, name] as const)}
              onChange={event =>
                void navigate({ to: '/explore', search: { connection: event.target.value } })
              }
            />
          </div>
          <Objects connection={chosen.id} hasServices={chosen.connector === 's4hana'} />
        </>
      )}
    </>
  );
}

function Objects({ connection, hasServices }: { connection: string; hasServices: boolean }) {
  const said = useTexts(texts);
  const { data, error, isPending, refetch } = useAnswer(['objects', connection], api =>
    api.listObjects({ id: connection, limit: 500 }),
  );
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <ul className="explore-objects">
      {data.result.map(({ name, one, can }) => (
        <li key={name} className="card">
          <h2>
            <Link to="/explore/$connection/$object" params={{ connection, object: name }}>
              {name}
            </Link>
          </h2>
          <p>{one}</p>
          <p className="hint">{can.map(act => said[act === 'create' ? 'creates' : act]).join(' · ')}</p>
        </li>
      ))}
      {hasServices && (
        <li className="card">
          <h2>
            <Link to="/explore/$connection/services" params={{ connection }}>
              {said.services}
            </Link>
          </h2>
          <p>{said.servicesAbout}</p>
        </li>
      )}
    </ul>
  );
}
