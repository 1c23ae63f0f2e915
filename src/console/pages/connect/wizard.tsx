// For one kind of system: all steps on one page, in their order, so that nobody has to go back to see what was said before.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { AdminSteps, CopySteps } from '../../parts/connection/admin-steps.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { ConnectForm } from './connect-form.tsx';
import { Connected } from './connected.tsx';
import { texts } from './texts.ts';
import { Wanted } from './wanted.tsx';

const route = getRouteApi('/connect');

export function Wizard({ connector }: { connector: string }) {
  const said = useTexts(texts);
  const { objects } = useSearchOf(route);
  const [auth, setAuth] = useState<string>();
  const [made, setMade] = useState<AnswerOf<'createConnection'>>();
  const { data, error, isPending, refetch } = useAnswer(
    ['connectors', connector, objects, auth],
    api => api.getConnector({ name: connector, objects, auth }),
    // The form stays as it is while other steps, or another language, are asked for.
    { staleTime: 300_000, placeholderData: before => (before?.name === connector ? before : undefined) },
  );
  const above = <Link to="/connections">{said.above}</Link>;
  if (made)
    return (
      <>
        <Title above={above} name={said.done(made.name)} />
        <Connected connection={made} />
      </>
    );
  if (isPending) return <Loading />;
  if (error)
    return (
      <>
        <Title above={above} name={said.title} />
        <Failed error={error} onRetry={() => void refetch()} />
      </>
    );
  // Only where steps are about scenarios it makes a difference what is wanted.
  const dependsOnWanted = data.admin_steps.some(({ scenario }) => scenario !== undefined);
  return (
    <>
      <Title above={above} name={said.titleOf(data.title)} about={said.aboutOf}>
        <Link className="press" data-tone="plain" to="/connect" search={{}}>
          {said.other}
        </Link>
      </Title>
      <div className="wizard" data-steps>
        {(dependsOnWanted || objects !== undefined) && <Wanted connector={connector} />}
        <Card
          title={said.steps}
          actions={data.admin_steps.length > 0 && <CopySteps steps={data.admin_steps} />}
        >
          <AdminSteps steps={data.admin_steps} />
        </Card>
        <ConnectForm connector={data} onAuth={setAuth} onMade={setMade} />
      </div>
    </>
  );
}
