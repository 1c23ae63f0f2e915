// Changes the settings of a flow that runs, by the same form. Nobody writes over what somebody else has changed meanwhile.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, type Schemas } from '../../../client/index.ts';
import { useAnswer, useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Failed } from '../../parts/failed.tsx';
import { useDefinitions } from '../../parts/flow-settings/definitions.tsx';
import { patchOf, type Values } from '../../parts/flow-settings/fields.ts';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { changeRequestOf, Refused } from '../../parts/refused.tsx';
import { Title } from '../../parts/title.tsx';
import '../../styles/flows.css';
import { texts } from './texts.ts';
import { Workbench } from './workbench.tsx';

const route = getRouteApi('/flows/$id/settings');

export function ChangeFlowPage() {
  const said = useTexts(texts);
  const { id } = route.useParams();
  const definitions = useDefinitions();
  // Read once: what people type must not be written over by an answer that comes later.
  const flow = useAnswer(['flows', id, 'to change'], api => api.getFlow({ id }), { staleTime: Infinity });
  if (definitions.isPending || flow.isPending) return <Loading />;
  const error = definitions.error ?? flow.error;
  if (error || !definitions.data || !flow.data)
    return <Failed error={error} onRetry={() => void flow.refetch()} />;
  const stored = flow.data;
  const definition = definitions.data.result.find(({ name }) => name === stored.flow);
  return (
    <>
      <Title
        above={
          <Link to="/flows/$id" params={{ id }}>
            {definition?.title ?? stored.flow}
          </Link>
        }
        name={said.changeTitle}
        about={said.changeAbout(definition?.title ?? stored.flow)}
      />
      {definition && (
        <Workbench
          key={stored.etag}
          definition={definition}
          from={stored.from}
          to={stored.to}
          first={stored.settings}
        >
          {(settings, isChecked, onStored) => (
            <Save
              stored={stored}
              settings={settings}
              isChecked={isChecked}
              onStored={onStored}
              reload={() => void flow.refetch()}
            />
          )}
        </Workbench>
      )}
    </>
  );
}

function Save({
  stored,
  settings,
  isChecked,
  onStored,
  reload,
}: {
  stored: Schemas['Flow'];
  settings: Values;
  isChecked(): Promise<boolean>;
  onStored(): void;
  reload(): void;
}) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<unknown>();
  const patch = patchOf(stored.settings, settings);
  const isSame = Object.keys(patch).length === 0;
  const save = async () => {
    setFailure(undefined);
    if (!(await isChecked())) return;
    try {
      await api.updateFlow({ id: stored.id, ifMatch: stored.etag, body: { settings: patch } });
      onStored();
      await queries.invalidateQueries({ queryKey: ['flows'] });
      await navigate({ to: '/flows/$id', params: { id: stored.id }, ignoreBlocker: true });
    } catch (thrown) {
      // As a request, which the page leads to.
      if (changeRequestOf(thrown) !== undefined) onStored();
      setFailure(thrown);
    }
  };
  const isOutdated = failure instanceof ApiProblem && failure.status === 412;
  // Stored as a request: asking for it a second time would only make another.
  const isAskedFor = changeRequestOf(failure) !== undefined;
  return (
    <>
      <Press
        tone="main"
        disabled={isSame || isAskedFor}
        title={isSame ? said.unchanged : undefined}
        onClick={save}
      >
        {said.saveChanges}
      </Press>
      {isOutdated ? (
        <div className="notice" data-tone="negative" role="alert">
          <p>{said.outdated}</p>
          <Press onClick={reload}>{said.reload}</Press>
        </div>
      ) : (
        failure !== undefined && <Refused error={failure} />
      )}
    </>
  );
}
