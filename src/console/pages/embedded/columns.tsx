import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { Press } from '../../parts/press.tsx';
import type { Column } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

/** Both kinds of tokens, as the table shows them. */
export interface Embedded {
  id: string;
  state: 'open' | 'used' | 'over';
  shows: Schemas['WidgetToken']['widget'] | 'new' | 'renew';
  /** Names as they stand in the API. */
  of: readonly (string | null)[];
  connection: string | null;
  customer: string | null;
  page: string;
  madeAt: string;
  until: string;
}

export const widgetRow = (one: Schemas['WidgetToken']): Embedded => ({
  id: one.id,
  state: one.state,
  shows: one.widget,
  of: [one.object, one.flow, ...Object.values(one.where)],
  connection: one.connection,
  customer: one.customer,
  page: one.origin,
  madeAt: one.created_at,
  until: one.expires_at,
});

export const formRow = (one: Schemas['ConnectSession']): Embedded => ({
  id: one.id,
  state: one.state,
  shows: one.connection === null ? 'new' : 'renew',
  of: [one.connector, one.name],
  connection: one.connection,
  customer: null,
  page: one.return_origin,
  madeAt: one.created_at,
  until: one.expires_at,
});

export function useColumns(end: (one: Embedded) => void): Column<Embedded>[] {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const format = useFormat();
  const connections = useConnectionNames();
  return [
    {
      name: 'state',
      title: said.state,
      cell: ({ state }) => (
        <Tag tone={state === 'open' ? 'positive' : 'neutral'} icon={state === 'open' ? CircleCheck : Ban}>
          {said[state]}
        </Tag>
      ),
    },
    { name: 'what', title: said.what, kind: 'line', cell: ({ shows }) => said[shows] },
    {
      name: 'of',
      title: said.of,
      kind: 'wide',
      cell: ({ of, connection, customer }) => {
        const parts = [
          connection && (connections.get(connection) ?? connection),
          ...of,
          customer && said.customer(customer),
        ].filter(Boolean);
        return parts.length === 0 ? said.all : [...new Set(parts)].join(' · ');
      },
    },
    { name: 'page', title: said.page, cell: ({ page }) => page },
    { name: 'made', title: said.made, kind: 'line', cell: one => format.instant(one.madeAt) },
    { name: 'until', title: said.until, kind: 'line', cell: one => format.instant(one.until) },
    {
      name: 'actions',
      title: everywhere.actions,
      cell: one =>
        one.state === 'open' && (
          <Press
            tone="danger"
            aria-label={`${said.end}: ${said[one.shows]}, ${one.page}`}
            onClick={() => end(one)}
          >
            {said.end}
          </Press>
        ),
    },
  ];
}
