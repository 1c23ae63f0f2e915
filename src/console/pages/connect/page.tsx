// The wizard: which system, what its administrator prepares, the settings, a first call, and what comes next.
import { getRouteApi, Link } from '@tanstack/react-router';
import Plug from 'lucide-react/icons/plug';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import '../../styles/schema-form.css';
import '../../styles/connections.css';
import { useSearchOf } from '../../search.ts';
import { texts } from './texts.ts';
import { Wizard } from './wizard.tsx';

const route = getRouteApi('/connect');

export function ConnectPage() {
  const said = useTexts(texts);
  const { connector } = useSearchOf(route);
  return (
    <div className="connect">
      {connector === undefined ? (
        <>
          <Title above={<Link to="/connections">{said.above}</Link>} name={said.title} about={said.about} />
          <Systems />
        </>
      ) : (
        <Wizard key={connector} connector={connector} />
      )}
    </div>
  );
}

function Systems() {
  const said = useTexts(texts);
  const { data, error, isPending, refetch } = useAnswer(['connectors'], api => api.listConnectors(), {
    staleTime: 300_000,
  });
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data.result.length === 0) return <Empty title={said.noSystems} />;
  return (
    <ul className="systems">
      {data.result.map(({ name, title }) => (
        <li key={name}>
          <Link className="card system" to="/connect" search={{ connector: name }}>
            <Plug aria-hidden />
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
