// Where Kontor sends its messages. One destination has a page of its own, with its deliveries.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { useTypeWords } from '../../parts/destination/message-kinds.ts';
import { DestinationState } from '../../parts/destination/state.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import { Secret } from '../../parts/secret.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import type { Column } from '../../parts/table.tsx';
import { useMay } from '../../session.tsx';
import { CreateDestination } from './create.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const path = '/settings/destinations';
const route = getRouteApi(path);

export function DestinationsPage() {
  const said = useTexts(texts);
  const { cursor } = useSearchOf(route);
  const mayAdmin = useMay('admin');
  const [isCreating, setCreating] = useState(false);
  const [made, setMade] = useState<Schemas['DestinationWithSecret']>();
  const list = useAnswer(['destinations', 'list', cursor], api => api.listDestinations({ cursor }), {
    keepsRows: true,
  });
  return (
    <>
      <SettingsHead>
        <CsvLink of="/v1/destinations" filter={{}} />
        {mayAdmin && (
          <Press tone="main" onClick={() => setCreating(true)}>
            {said.create}
          </Press>
        )}
      </SettingsHead>
      {made && (
        <Secret title={said.secret(made.url)} secret={made.secret} onDone={() => setMade(undefined)} />
      )}
      <Listed
        list={list}
        caption={said.url}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={said.none}>
            <p>{said.first}</p>
          </Empty>
        }
      />
      {isCreating && <CreateDestination onMade={setMade} onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): Column<Schemas['Destination']>[] {
  const said = useTexts(texts);
  const wordsOf = useTypeWords();
  const format = useFormat();
  return [
    { name: 'state', title: said.state, cell: destination => <DestinationState of={destination} /> },
    {
      name: 'url',
      title: said.url,
      kind: 'wide',
      cell: ({ id, url, status_reason: why, failing_since: since }) => (
        <>
          <Link className="row-link" to="/settings/destinations/$id" params={{ id }}>
            {url}
          </Link>
          {why ? (
            <span className="row-reason">{format.sentence(why)}</span>
          ) : (
            since !== null && <span className="row-second">{said.failingSince(format.instant(since))}</span>
          )}
        </>
      ),
    },
    {
      name: 'about',
      title: said.about,
      cell: ({ types, watch }) => (
        <>
          {wordsOf(types)}
          {watch.length > 0 && (
            <span className="row-second">{said.watches(format.number(watch.length))}</span>
          )}
        </>
      ),
    },
    { name: 'tenant', title: said.tenantOf, kind: 'line', cell: ({ tenant }) => tenant },
    { name: 'created', title: said.created, kind: 'line', cell: one => format.day(one.created_at) },
  ];
}
