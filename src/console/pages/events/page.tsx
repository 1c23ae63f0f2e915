// What arrived from the systems, the newest first, with what each flow made of it.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Listed } from '../../parts/listed.tsx';
import type { Column } from '../../parts/table.tsx';
import { Title } from '../../parts/title.tsx';
import { common } from '../../texts.ts';
import { Filters } from './filters.tsx';
import { Outcomes } from './outcomes.tsx';
import { EventPanel } from './panel.tsx';
import { SourceTag } from './source-tag.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const route = getRouteApi('/events');

export function EventsPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { cursor, event: open, ...filter } = useSearchOf(route);
  const navigate = useNavigate();
  // The API checks the values; one that it does not know is answered with a sentence.
  const asked = filter as ArgumentsOf<'listEvents'>;
  const list = useAnswer(['events', filter, cursor], api => api.listEvents({ ...asked, cursor }), {
    keepsRows: true,
    ...(cursor === undefined ? { everyMs: 5_000 } : {}),
  });
  const hasFilter = Object.keys(filter).length > 0;
  return (
    <>
      <Title name={said.title} about={said.about}>
        <Link className="press" data-tone="plain" to="/set-aside">
          {said.setAside}
        </Link>
        <Link className="press" data-tone="plain" to="/runs">
          {said.runs}
        </Link>
        <CsvLink of="/v1/events" filter={filter} />
      </Title>
      <Filters key={JSON.stringify(filter)} filter={filter} />
      <Listed
        list={list}
        caption={said.title}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from="/events"
        cursor={cursor}
        empty={
          <Empty title={hasFilter ? said.none : said.noneYet}>
            {hasFilter ? <Link to="/events">{everywhere.clearFilters}</Link> : <p>{said.first}</p>}
          </Empty>
        }
      />
      {open !== undefined && list.data && (
        <EventPanel
          key={open}
          event={list.data.result.find(({ id }) => id === open)}
          onClose={() =>
            void navigate({
              to: '/events',
              search: ({ event: _, ...rest }) => rest,
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </>
  );
}

function useColumns(): Column<Schemas['Event']>[] {
  const said = useTexts(texts);
  const format = useFormat();
  const connections = useConnectionNames();
  return [
    { name: 'received', title: said.received, cell: one => format.instant(one.received_at) },
    { name: 'source', title: said.source, cell: ({ source }) => <SourceTag source={source} /> },
    {
      name: 'event',
      title: said.event,
      cell: ({ id, topic, subject, of, connection, unreadable }) => (
        <>
          <Link
            className="row-link event-name"
            to="/events"
            search={search => ({ ...search, event: id })}
            resetScroll={false}
          >
            {topic} {subject === '' ? `(${said.noSubject})` : subject}
          </Link>
          <span className="row-second">{connections.get(connection) ?? connection}</span>
          {of !== null && <span className="row-second">{said.belongsTo(of)}</span>}
          {unreadable && <span className="row-reason">{format.sentence(unreadable)}</span>}
        </>
      ),
    },
    { name: 'outcomes', title: said.outcomes, kind: 'wide', cell: event => <Outcomes event={event} /> },
  ];
}
