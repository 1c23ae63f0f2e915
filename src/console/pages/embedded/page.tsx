// Tokens of pages of other products: those of widgets, and the sessions of forms for credentials.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer, useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import { type Embedded, formRow, useColumns, widgetRow } from './columns.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

const path = '/settings/embedded';
const route = getRouteApi(path);

export function EmbeddedPage() {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { of, cursor } = useSearchOf(route);
  const areForms = of === 'forms';
  const [ending, setEnding] = useState<Embedded>();
  const list = useAnswer(
    ['embedded', areForms, cursor],
    async client => {
      if (areForms) {
        const { result, next_cursor } = await client.listConnectSessions({ cursor });
        return { result: result.map(formRow), next_cursor };
      }
      const { result, next_cursor } = await client.listWidgetTokens({ cursor });
      return { result: result.map(widgetRow), next_cursor };
    },
    { keepsRows: true, ...(cursor === undefined ? { everyMs: 15_000 } : {}) },
  );
  return (
    <>
      <SettingsHead>
        <CsvLink of={areForms ? '/v1/connect-sessions' : '/v1/widget-tokens'} filter={{}} />
      </SettingsHead>
      <search>
        <form className="filters">
          <Choice
            label={said.kind}
            value={areForms ? 'forms' : ''}
            onChange={event =>
              void navigate({ to: path, search: event.target.value ? { of: event.target.value } : {} })
            }
            options={[
              ['', said.widgets],
              ['forms', said.forms],
            ]}
          />
        </form>
      </search>
      <Listed
        list={list}
        caption={areForms ? said.forms : said.widgets}
        columns={useColumns(setEnding)}
        keyOf={({ id }) => id}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={areForms ? said.noForms : said.noWidgets}>
            <p>{areForms ? said.firstForm : said.first}</p>
          </Empty>
        }
      />
      {ending && (
        <Confirm
          title={said.endTitle}
          action={said.end}
          tone="danger"
          onClose={() => setEnding(undefined)}
          onConfirm={async () => {
            await (areForms
              ? api.cancelConnectSession({ id: ending.id })
              : api.revokeWidgetToken({ id: ending.id }));
            await queries.invalidateQueries({ queryKey: ['embedded'] });
          }}
        >
          <p>{areForms ? said.endFormAsk(ending.page) : said.endAsk(ending.page)}</p>
        </Confirm>
      )}
    </>
  );
}
