// One flow: how it stands, its settings, the runs of its source, and what it would send otherwise today.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { FlowCount } from '../../parts/flow-counts.tsx';
import { useFlowTitle } from '../../parts/flow-settings/definitions.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import { FlowState, TurnFlow } from '../../parts/turn-flow.tsx';
import { useMay } from '../../session.tsx';
import '../../styles/flows.css';
import { useSearchOf } from '../../search.ts';
import { DeleteFlow, RunFlow } from './actions.tsx';
import { Differences } from './differences.tsx';
import { Runs } from './runs.tsx';
import { FlowSettings } from './settings.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/flows/$id');

export function FlowPage() {
  const said = useTexts(texts);
  const format = useFormat();
  const { id } = route.useParams();
  const { cursor, ...compared } = useSearchOf(route);
  const mayChange = useMay('admin');
  const connections = useConnectionNames();
  const titleOf = useFlowTitle();
  const {
    data: flow,
    error,
    refetch,
  } = useAnswer(['flows', id], api => api.getFlow({ id }), { everyMs: 10_000 });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!flow) return <Loading />;
  const title = titleOf(flow.flow);
  const nameOf = (connection: string) => connections.get(connection) ?? connection;
  return (
    <>
      <Title
        above={<Link to="/flows">{said.above}</Link>}
        name={title}
        about={
          <span className="flow-about">
            <FlowState flow={flow} />
            {said.systems(nameOf(flow.from), nameOf(flow.to))}
          </span>
        }
      >
        <RunFlow id={id} />
        <TurnFlow flow={flow} title={title} />
        {mayChange && (
          <Link className="press" data-tone="plain" to="/flows/$id/settings" params={{ id }}>
            {said.change}
          </Link>
        )}
        <DeleteFlow flow={flow} />
      </Title>
      <Facts
        of={[
          ...(['accepted', 'waiting', 'person'] as const).map(
            of =>
              [
                said[of],
                <span key={of} className="flow-count">
                  <FlowCount flow={id} of={of} />
                </span>,
              ] as const,
          ),
          [said.since, format.instant(flow.created_at)],
          [said.pausedSince, format.instant(flow.paused_at)],
        ]}
      />
      <div className="flow-parts">
        <FlowSettings flow={flow} />
        <div className="flow-column">
          <Runs flow={id} cursor={cursor} />
          <Differences flow={id} asked={compared} />
        </div>
      </div>
    </>
  );
}
