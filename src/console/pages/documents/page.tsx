// The list of documents. Filters and cursor stand in the address, so that a list can be kept, sent to others, and gone back to.

import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArgumentsOf } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Press } from '../../parts/press.tsx';
import { Table } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { useMay } from '../../session.tsx';
import { useColumns } from './columns.tsx';
import { Filters } from './filters.tsx';
import { PlanDialog } from './plan.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/documents');

export function DocumentsPage() {
  const said = useTexts(texts);
  const { cursor, ...filter } = useSearchOf(route);
  // The API checks the values; one that it does not know is answered with a sentence.
  const asked = filter as ArgumentsOf<'countPostings'>;
  const list = useAnswer(['postings', filter, cursor], api => api.listPostings({ ...asked, cursor }), {
    keepsRows: true,
    // The first page follows what happens; older ones stay as they were opened.
    ...(cursor === undefined ? { everyMs: 5_000 } : {}),
  });
  const columns = useColumns(list.data?.result ?? []);
  const hasFilter = Object.keys(filter).length > 0;
  const mayAct = useMay('write') && (list.data?.result.length ?? 0) > 0;
  const [isPlanning, setPlanning] = useState(false);
  return (
    <>
      <Title name={said.title} about={said.about}>
        <Link className="press" data-tone="plain" to="/bulk-plans">
          {said.bulk}
        </Link>
        {mayAct && <Press onClick={() => setPlanning(true)}>{`${said.actOnAll} …`}</Press>}
        <CsvLink of="/v1/postings" filter={filter} />
      </Title>
      <Filters key={JSON.stringify(filter)} filter={filter} />
      {list.isPending ? (
        <Loading />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.result.length === 0 ? (
        <Empty title={hasFilter ? said.none : said.noneYet}>
          {hasFilter ? <Link to="/documents">{said.clear}</Link> : <p>{said.first}</p>}
        </Empty>
      ) : (
        <>
          <Table
            caption={said.title}
            columns={columns}
            rows={list.data.result}
            keyOf={({ id }) => id}
            isStale={list.isPlaceholderData}
          />
          <Pager from="/documents" next={list.data.next_cursor} isFirst={cursor === undefined}>
            <Count filter={asked} />
          </Pager>
        </>
      )}
      {isPlanning && (
        <PlanDialog filter={filter} count={<Count filter={asked} />} onClose={() => setPlanning(false)} />
      )}
    </>
  );
}

function Count({ filter }: { filter: ArgumentsOf<'countPostings'> }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { data } = useAnswer(['postings', 'count', filter], api => api.countPostings(filter), {
    staleTime: 10_000,
  });
  if (!data) return null;
  return data.count === 1 ? said.one : said.count(format.number(data.count), data.is_exact);
}
