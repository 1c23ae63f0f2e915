// Messages that were sent to the destination, with the last answers.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import { useState } from 'react';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { useAnswer, useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import type { Column } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useSearchOf } from '../../search.ts';
import { useMay } from '../../session.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

type Delivery = Schemas['Delivery'];
const path = '/settings/destinations/$id';
const route = getRouteApi(path);

const looks = {
  pending: { tone: 'informative', icon: Clock },
  delivered: { tone: 'positive', icon: CircleCheck },
  failed: { tone: 'negative', icon: CircleX },
} as const satisfies Record<Delivery['state'], unknown>;

export function Deliveries({ id }: { id: string }) {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { state, cursor } = useSearchOf(route);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [again, setAgain] = useState<Delivery>();
  const asked = { id, state } as ArgumentsOf<'listDestinationDeliveries'>;
  const list = useAnswer(
    ['destinations', id, 'deliveries', state, cursor],
    client => client.listDestinationDeliveries({ ...asked, cursor }),
    { keepsRows: true, ...(cursor === undefined ? { everyMs: 5_000 } : {}) },
  );
  return (
    <>
      <search>
        <form className="filters">
          <Choice
            label={said.state}
            value={state ?? ''}
            onChange={({ target: { value } }) =>
              void navigate({ to: path, params: { id }, search: value ? { state: value } : {} })
            }
            options={[
              ['', said.anyState],
              ['pending', said.pending],
              ['delivered', said.delivered],
              ['failed', said.failed],
            ]}
          />
          <CsvLink of={`/v1/destinations/${encodeURIComponent(id)}/deliveries`} filter={{ state }} />
        </form>
      </search>
      <Listed
        list={list}
        caption={said.deliveries}
        columns={useColumns(setAgain)}
        keyOf={({ message }) => message}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={state === undefined ? said.none : said.noMatch}>
            {state === undefined ? (
              <p>{said.first}</p>
            ) : (
              <Link to={path} params={{ id }}>
                {everywhere.clearFilters}
              </Link>
            )}
          </Empty>
        }
      />
      {again && (
        <Confirm
          title={said.replay}
          action={said.replay}
          onClose={() => setAgain(undefined)}
          onConfirm={async () => {
            await api.replayDestinationDelivery({ id, message: again.message });
            await queries.invalidateQueries({ queryKey: ['destinations', id] });
          }}
        >
          <p>{again.type}</p>
          <p>{said.replayAsk}</p>
        </Confirm>
      )}
    </>
  );
}

function useColumns(replay: (delivery: Delivery) => void): Column<Delivery>[] {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const format = useFormat();
  const mayWrite = useMay('write');
  return [
    { name: 'state', title: said.state, cell: ({ state }) => <Tag {...looks[state]}>{said[state]}</Tag> },
    {
      name: 'message',
      title: said.message,
      kind: 'wide',
      cell: ({ type, message, answer }) => (
        <>
          <b>{type}</b>
          <span className="row-second">{message}</span>
          {answer && (
            <span className="row-reason">
              {said.answer}: {format.sentence(answer)}
            </span>
          )}
        </>
      ),
    },
    { name: 'tries', title: said.tries, kind: 'number', cell: ({ tries }) => format.number(tries) },
    { name: 'when', title: said.when, kind: 'line', cell: one => format.instant(one.created_at) },
    { name: 'next', title: said.next, kind: 'line', cell: one => format.instant(one.next_at) },
    ...(mayWrite
      ? [
          {
            name: 'actions',
            title: everywhere.actions,
            cell: (one: Delivery) =>
              one.state !== 'pending' && (
                <Press aria-label={`${said.replay}: ${one.type}`} onClick={() => replay(one)}>
                  {said.replay}
                </Press>
              ),
          },
        ]
      : []),
  ];
}
