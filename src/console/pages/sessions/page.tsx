// Who is signed in with a browser: one's own sessions, and for administrators those of everybody.
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { useAnswer, useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Choice } from '../../parts/field.tsx';
import { Listed } from '../../parts/listed.tsx';
import { Press } from '../../parts/press.tsx';
import { SettingsHead } from '../../parts/settings-pages.tsx';
import { useMay } from '../../session.tsx';
import { common } from '../../texts.ts';
import { useColumns } from './columns.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import { useSearchOf } from '../../search.ts';

type Session = Schemas['Session'];
const path = '/settings/sessions';
const route = getRouteApi(path);

export function SessionsPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const api = useApi();
  const queries = useQueryClient();
  const { cursor, of = 'mine', state = 'open' } = useSearchOf(route);
  const [ending, setEnding] = useState<Session | 'others'>();
  const asked = {
    mine: of === 'mine' ? 'true' : undefined,
    state: state === 'any' ? undefined : state,
  } as Pick<ArgumentsOf<'listSessions'>, 'mine' | 'state'>;
  const list = useAnswer(['sessions', asked, cursor], client => client.listSessions({ ...asked, cursor }), {
    keepsRows: true,
    everyMs: 15_000,
  });
  const end = async () => {
    if (ending === 'others') {
      const mine = await api.listSessions({ mine: 'true', state: 'open', limit: 500 }).all();
      for (const { id, current } of mine) if (!current) await api.endSession({ id });
    } else if (ending) await api.endSession({ id: ending.id });
    await queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <>
      <SettingsHead>
        <CsvLink of="/v1/sessions" filter={asked} />
        <Press onClick={() => setEnding('others')}>{said.endOthers}</Press>
      </SettingsHead>
      <Filters of={of} state={state} />
      <Listed
        list={list}
        caption={said.session}
        columns={useColumns(setEnding)}
        keyOf={({ id }) => id}
        from={path}
        cursor={cursor}
        empty={
          <Empty title={said.none}>
            <Link to={path}>{everywhere.clearFilters}</Link>
          </Empty>
        }
      />
      {ending && (
        <Confirm
          title={ending === 'others' ? said.endOthers : said.end}
          action={said.end}
          tone="danger"
          onConfirm={end}
          onClose={() => setEnding(undefined)}
        >
          <p>{ending === 'others' ? said.endOthersAsk : said.endAsk(ending.name)}</p>
        </Confirm>
      )}
    </>
  );
}

function Filters({ of, state }: { of: string; state: string }) {
  const said = useTexts(texts);
  const navigate = useNavigate();
  const isAdmin = useMay('admin');
  const apply = (change: { of?: string; state?: string }) =>
    void navigate({ to: path, search: { of, state, ...change } });
  return (
    <search>
      <form className="filters">
        {isAdmin && (
          <Choice
            label={said.whose}
            value={of}
            onChange={event => apply({ of: event.target.value })}
            options={[
              ['mine', said.mine],
              ['everybody', said.everybody],
            ]}
          />
        )}
        <Choice
          label={said.state}
          value={state}
          onChange={event => apply({ state: event.target.value })}
          options={[
            ['open', said.open],
            ['ended', said.ended],
            ['any', said.anyState],
          ]}
        />
      </form>
    </search>
  );
}
