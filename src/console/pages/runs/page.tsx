// Passes over the sources, the newest first.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { ArgumentsOf } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { useConnections, useFlowChoices } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { usePeriod } from '../../parts/period/period.tsx';
import { Press } from '../../parts/press.tsx';
import { runTexts } from '../../parts/run-state.tsx';
import { Title } from '../../parts/title.tsx';
import { searchOf } from '../../search.ts';
import { common } from '../../texts.ts';
import { useColumns } from './columns.tsx';
import { FlowOutcomes, RestoreNotice } from './notices.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const route = getRouteApi('/runs');
const filterOf = searchOf('connection', 'flow', 'outcome', 'since', 'until');
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
      <Title name={said.title} about={said.about}>
        <CsvLink of="/v1/runs" filter={filter} />
      </Title>
      <RestoreNotice />
      <Filters key={JSON.stringify(filter)} filter={filter} />
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
  const words = useTexts(runTexts);
  const everywhere = useTexts(common);
  const connections = useConnections();
  const flows = useFlowChoices();
  const navigate = useNavigate();
  const apply = (change: Partial<Record<keyof Filter, string | undefined>>) =>
    void navigate({ to: '/runs', search: filterOf({ ...filter, ...change }) });
  const period = usePeriod(filter, apply);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(period.read(new FormData(event.currentTarget)));
  };
  return (
    <search>
      <form className="filters" onSubmit={submit}>
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
          options={[['', everywhere.anyFlow], ...flows]}
        />
        <Choice
          label={said.state}
          value={filter.outcome ?? ''}
          onChange={event => apply({ outcome: event.target.value })}
          options={[
            ['', said.anyState],
            ['succeeded', words.succeeded],
            ['failed', words.failed],
          ]}
        />
        {period.fields}
        {period.isDays && <Press type="submit">{everywhere.apply}</Press>}
      </form>
    </search>
  );
}
