// Passes over the sources, the newest first.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ArgumentsOf } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { useConnections, useFlows } from '../../names.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Title } from '../../parts/title.tsx';
import { searchOf } from '../../search.ts';
import { common } from '../../texts.ts';
import { useColumns } from './columns.tsx';
import { FlowOutcomes, RestoreNotice } from './notices.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const route = getRouteApi('/runs');
const filterOf = searchOf('connection', 'flow', 'outcome');
type Filter = ReturnType<typeof filterOf>;

export function RunsPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { cursor, ...filter } = useSearchOf(route);
  const asked = filter as ArgumentsOf<'listRuns'>;
  const list = useAnswer(['runs', filter, cursor], api => api.listRuns({ ...asked, cursor }), {
    keepsRows: true,
    ...(cursor === undefined ? { everyMs: 5_000 } : {}),
  });
  const hasFilter = Object.keys(filter).length > 0;
  return (
    <>
      <Title name={said.title} about={said.about} />
      <RestoreNotice />
      <Filters filter={filter} />
      {filter.flow !== undefined && <FlowOutcomes flow={filter.flow} />}
      <Listed
        list={list}
        caption={said.title}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from="/runs"
        cursor={cursor}
        empty={
          <Empty title={hasFilter ? said.none : said.noneYet}>
            {hasFilter ? <Link to="/runs">{everywhere.clearFilters}</Link> : <p>{said.first}</p>}
          </Empty>
        }
      />
    </>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const connections = useConnections();
  const flows = useFlows();
  const navigate = useNavigate();
  const apply = (change: Filter) =>
    void navigate({ to: '/runs', search: filterOf({ ...filter, ...change }) });
  return (
    <search>
      <form className="filters">
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
          label={everywhere.flow}
          value={filter.flow ?? ''}
          onChange={event => apply({ flow: event.target.value })}
          options={[['', everywhere.anyFlow], ...flows.map(({ id, flow }) => [id, flow] as const)]}
        />
        <Choice
          label={said.state}
          value={filter.outcome ?? ''}
          onChange={event => apply({ outcome: event.target.value })}
          options={[
            ['', said.anyState],
            ['succeeded', said.succeeded],
            ['failed', said.failed],
          ]}
        />
      </form>
    </search>
  );
}
