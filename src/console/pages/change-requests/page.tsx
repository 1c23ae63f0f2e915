// Changes that wait for a second person, and those that were decided.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ArgumentsOf } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import type { Column } from '../../parts/table.tsx';
import { common } from '../../texts.ts';
import { RequestPanel } from './panel.tsx';
import { texts } from './texts.ts';
import { looks, type Request, RequestState, useActionName, useSubjectName } from './words.tsx';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const path = '/settings/change-requests';
const route = getRouteApi(path);

export function ChangeRequestsPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const { cursor, state, request } = useSearchOf(route);
  const navigate = useNavigate();
  const asked = { state } as ArgumentsOf<'listChangeRequests'>;
  const list = useAnswer(
    ['change-requests', state, cursor],
    api => api.listChangeRequests({ ...asked, cursor }),
    { keepsRows: true, ...(cursor === undefined ? { everyMs: 10_000 } : {}) },
  );
  return (
    <>
      <SettingsHead>
        <CsvLink of="/v1/change-requests" filter={{ state }} />
      </SettingsHead>
      <search>
        <form className="filters">
          <Choice
            label={said.state}
            value={state ?? ''}
            onChange={event =>
              void navigate({ to: path, search: event.target.value ? { state: event.target.value } : {} })
            }
            options={[['', said.anyState], ...namesOfStates.map(name => [name, said[name]] as const)]}
          />
        </form>
      </search>
      <Listed
        list={list}
        caption={said.change}
        columns={useColumns()}
        keyOf={({ id }) => id}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={state === undefined ? said.none : said.noMatch}>
            {state === undefined ? <p>{said.noneWhy}</p> : <Link to={path}>{everywhere.clearFilters}</Link>}
          </Empty>
        }
      />
      {request !== undefined && (
        <RequestPanel
          key={request}
          id={request}
          onClose={() =>
            void navigate({ to: path, search: ({ request: _, ...rest }) => rest, resetScroll: false })
          }
        />
      )}
    </>
  );
}

const namesOfStates = Object.keys(looks) as Request['state'][];

function useColumns(): Column<Request>[] {
  const said = useTexts(texts);
  const format = useFormat();
  const actionName = useActionName();
  const subjectName = useSubjectName();
  return [
    { name: 'state', title: said.state, cell: ({ state }) => <RequestState state={state} /> },
    {
      name: 'change',
      title: said.change,
      kind: 'wide',
      cell: ({ id, action, subject, reason }) => (
        <>
          <Link
            className="row-link"
            to={path}
            search={search => ({ ...search, request: id })}
            resetScroll={false}
          >
            {actionName(action)}
          </Link>
          {subject !== null && <span className="row-second">{subjectName(subject)}</span>}
          {reason && <span className="row-reason">{format.sentence(reason)}</span>}
        </>
      ),
    },
    { name: 'by', title: said.askedBy, kind: 'line', cell: one => one.asked_by.name },
    { name: 'asked', title: said.asked, kind: 'line', cell: one => format.instant(one.created_at) },
    { name: 'decided', title: said.decidedBy, kind: 'line', cell: one => one.decided_by?.name },
  ];
}
