import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Press } from '../../parts/press.tsx';
import type { Column } from '../../parts/table.tsx';
import { Tag } from '../../parts/tag.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';
import { namesIn } from './user-agent.ts';

type Session = Schemas['Session'];

export function useColumns(end: (session: Session) => void): Column<Session>[] {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const format = useFormat();
  return [
    {
      name: 'state',
      title: said.state,
      cell: ({ state, current }) => (
        <Tag tone={state === 'open' ? 'positive' : 'neutral'} icon={state === 'open' ? CircleCheck : Ban}>
          {current ? said.here : said[state]}
        </Tag>
      ),
    },
    {
      name: 'name',
      title: said.name,
      cell: ({ name, tenant }) => (
        <>
          <b>{name}</b>
          <span className="row-second">{tenant ?? said.allTenants}</span>
        </>
      ),
    },
    {
      name: 'from',
      title: said.from,
      cell: ({ user_agent, way }) => (
        <>
          <BrowserName userAgent={user_agent} />
          <span className="row-second">{said[way]}</span>
        </>
      ),
    },
    {
      name: 'since',
      title: said.since,
      cell: session => (
        <>
          {format.instant(session.signed_in_at)}
          <span className="row-second">
            <End of={session} />
          </span>
        </>
      ),
    },
    {
      name: 'used',
      title: said.used,
      cell: ({ last_seen_at: at }) => (
        <time dateTime={at} title={format.instantInZone(at)}>
          {format.ago(at)}
        </time>
      ),
    },
    {
      name: 'actions',
      title: everywhere.actions,
      cell: session =>
        session.state === 'open' &&
        // Signing out here is what the button in the bar is for.
        !session.current && (
          <Press tone="danger" aria-label={`${said.end}: ${session.name}`} onClick={() => end(session)}>
            {said.end}
          </Press>
        ),
    },
  ];
}

function End({ of: { state, ended_at, expires_at } }: { of: Session }) {
  const said = useTexts(texts);
  const format = useFormat();
  if (state === 'open') return said.until(format.instant(expires_at));
  if (ended_at !== null) return said.endedAt(format.instant(ended_at));
  return Date.parse(expires_at) > Date.now() ? said.unused : said.endedAt(format.instant(expires_at));
}

function BrowserName({ userAgent }: { userAgent: string | null }) {
  const said = useTexts(texts);
  const { browser, system } = namesIn(userAgent ?? '');
  const name = browser === undefined ? said.unknown : browser;
  return (
    <span title={userAgent ?? undefined}>
      {browser !== undefined && system !== undefined ? said.browserOn(browser, system) : name}
    </span>
  );
}
