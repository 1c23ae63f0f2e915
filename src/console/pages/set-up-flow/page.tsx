// Switches a flow on: what is to happen, between which systems, by which settings.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionList } from '../../names.tsx';
import { Card } from '../../parts/card.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Choice } from '../../parts/field.tsx';
import { useDefinitions } from '../../parts/flow-settings/definitions.tsx';
import { fieldsOf, firstValues, type Values } from '../../parts/flow-settings/fields.ts';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { changeRequestOf } from '../../parts/refused.tsx';
import { Title } from '../../parts/title.tsx';
import '../../styles/flows.css';
import { useSearchOf } from '../../search.ts';
import { texts } from './texts.ts';
import { Workbench } from './workbench.tsx';

const route = getRouteApi('/flows/new');

export function SetUpFlowPage() {
  const said = useTexts(texts);
  const chosen = useSearchOf(route);
  const navigate = useNavigate();
  const connectionList = useConnectionList();
  const definitions = useDefinitions();
  const [made, setMade] = useState<Schemas['Flow']>();
  if (definitions.isPending || connectionList.isPending) return <Loading />;
  if (definitions.error)
    return <Failed error={definitions.error} onRetry={() => void definitions.refetch()} />;
  if (connectionList.error)
    return <Failed error={connectionList.error} onRetry={() => void connectionList.refetch()} />;
  const connections = connectionList.data.result;
  const choose = (change: Partial<typeof chosen>) =>
    void navigate({ to: '/flows/new', search: { ...chosen, ...change }, replace: true });
  const nameOf = (id: string | undefined) => connections.find(one => one.id === id)?.name ?? '';
  const systems = [['', said.choose] as const, ...connections.map(({ id, name }) => [id, name] as const)];
  const kinds = definitions.data.result;
  const definition = kinds.find(({ name }) => name === chosen.flow);
  const { from, to } = chosen;
  const isWhole = definition !== undefined && nameOf(from) !== '' && nameOf(to) !== '';
  return (
    <>
      <Title above={<Link to="/flows">{said.above}</Link>} name={said.title} about={said.about} />
      {made ? (
        <Done flow={made} />
      ) : connections.length < 2 ? (
        <Empty title={said.noConnections}>
          <p>{said.noConnectionsWhy}</p>
        </Empty>
      ) : (
        <>
          <Card title={said.what} className="flow-choice">
            <div className="flow-choices">
              <Choice
                label={said.kind}
                value={definition?.name ?? ''}
                onChange={event => choose({ flow: event.target.value })}
                options={[['', said.choose], ...kinds.map(({ name, title }) => [name, title] as const)]}
              />
              <Choice
                label={said.from}
                value={nameOf(from) && (from ?? '')}
                onChange={event => choose({ from: event.target.value })}
                options={systems}
              />
              <Choice
                label={said.to}
                value={nameOf(to) && (to ?? '')}
                onChange={event => choose({ to: event.target.value })}
                options={systems}
              />
            </div>
          </Card>
          {isWhole && from !== undefined && to !== undefined && (
            <Workbench
              key={`${definition.name} ${from} ${to}`}
              definition={definition}
              from={from}
              to={to}
              first={firstValues(fieldsOf(definition.settings_schema))}
            >
              {(settings, isChecked, onStored) => (
                <SwitchOn
                  body={{ flow: definition.name, from, to, settings }}
                  question={said.switchOnAsk(nameOf(from), nameOf(to))}
                  isChecked={isChecked}
                  onStored={onStored}
                  onDone={setMade}
                />
              )}
            </Workbench>
          )}
        </>
      )}
    </>
  );
}

function SwitchOn({
  body,
  question,
  isChecked,
  onStored,
  onDone,
}: {
  body: { flow: string; from: string; to: string; settings: Values };
  question: string;
  isChecked(): Promise<boolean>;
  onStored(): void;
  onDone(flow: Schemas['Flow']): void;
}) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Press tone="main" onClick={async () => setAsked(await isChecked())}>
        {said.switchOn}
      </Press>
      {isAsked && (
        <Confirm
          title={said.switchOn}
          action={said.switchOn}
          onConfirm={async () => {
            const flow = await api.createFlow({ body }).catch(thrown => {
              // As a request, which the dialog leads to.
              if (changeRequestOf(thrown) !== undefined) onStored();
              throw thrown;
            });
            await queries.invalidateQueries({ queryKey: ['flows'] });
            onDone(flow);
          }}
          onClose={() => setAsked(false)}
        >
          <p>{question}</p>
        </Confirm>
      )}
    </>
  );
}

function Done({ flow }: { flow: Schemas['Flow'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const warnings = flow.warnings ?? [];
  return (
    <section className="notice" data-tone={warnings.length > 0 ? 'critical' : 'positive'} role="status">
      <h2>{warnings.length > 0 ? said.onWarnings : said.on}</h2>
      {warnings.map(({ code, says }) => (
        <p key={code}>{format.sentence(says)}</p>
      ))}
      <Link to="/flows/$id" params={{ id: flow.id }}>
        {said.toFlow}
      </Link>
    </section>
  );
}
