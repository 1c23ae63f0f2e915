// What happens, as it happens. The stream is open only while this page is.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Client } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnections } from '../../names.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Choice } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { Title } from '../../parts/title.tsx';
import '../../styles/live.css';
import { useSearchOf } from '../../search.ts';
import { type Followed, mostRows, useFollowed } from './follow.ts';
import { OverTime } from './over-time.tsx';
import { Rows } from './rows.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/live');

export function LivePage() {
  const said = useTexts(texts);
  const format = useFormat();
  const search = useSearchOf(route);
  const [isPaused, setPaused] = useState(false);
  // The API checks the values; one that it does not know is answered with a sentence.
  const followed = useFollowed(search as Parameters<Client['tail']>[0] & object, isPaused);
  return (
    <>
      <Title name={said.title} about={said.about}>
        <Press onClick={() => setPaused(!isPaused)}>{isPaused ? said.resume : said.pause}</Press>
        <Press onClick={followed.clear}>{said.clear}</Press>
      </Title>
      <LiveFilters />
      {followed.error !== null ? (
        <Failed error={followed.error} />
      ) : (
        <>
          <p className="live-state" role="status">
            <Standing followed={followed} isPaused={isPaused} />
          </p>
          {followed.rows.length === 0 ? (
            <Empty title={said.waits}>
              <p>{said.waitsWhy}</p>
            </Empty>
          ) : (
            <>
              {search.posting !== undefined && <OverTime rows={followed.rows} />}
              <Rows rows={followed.rows} />
            </>
          )}
          {followed.rows.length === mostRows && (
            <p className="hint">{said.newest(format.number(mostRows))}</p>
          )}
        </>
      )}
    </>
  );
}

function Standing({ followed, isPaused }: { followed: Followed; isPaused: boolean }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (followed.state === 'lost') return said.lost;
  if (isPaused) return said.paused(format.number(followed.waiting));
  return followed.state === 'open' ? said.following : said.connecting;
}

function LiveFilters() {
  const said = useTexts(texts);
  const search = useSearchOf(route);
  const connections = useConnections();
  const navigate = useNavigate();
  const apply = (name: 'connection' | 'kind' | 'outcome') => (event: { target: { value: string } }) => {
    const { [name]: _, ...rest } = search;
    const { value } = event.target;
    void navigate({ to: '/live', search: value === '' ? rest : { ...rest, [name]: value } });
  };
  return (
    <search className="filters">
      <Choice
        label={said.connection}
        value={search.connection ?? ''}
        onChange={apply('connection')}
        options={[['', said.anyConnection], ...connections.map(({ id, name }) => [id, name] as const)]}
      />
      <Choice
        label={said.kind}
        value={search.kind ?? ''}
        onChange={apply('kind')}
        options={[
          ['', said.anyKind],
          ['call', said.calls],
          ['posting', said.postings],
        ]}
      />
      <Choice
        label={said.outcome}
        value={search.outcome ?? ''}
        onChange={apply('outcome')}
        options={[
          ['', said.anyOutcome],
          ['ok', said.ok],
          ['failed', said.failed],
        ]}
      />
      {search.posting !== undefined && <OnlyOne id={search.posting} />}
    </search>
  );
}

/** Which document is followed, and the way back to all of them. */
function OnlyOne({ id }: { id: string }) {
  const said = useTexts(texts);
  const { data } = useAnswer(['postings', id], api => api.getPosting({ id }));
  return (
    <p className="live-followed">
      {said.followed}{' '}
      <Link to="/documents/$id" params={{ id }}>
        {data?.business_key ?? id}
      </Link>
      <br />
      <Link to="/live">{said.followAll}</Link>
    </p>
  );
}
