// The whole page: it asks the page around it for the token of the session, and tells it how high it is.
import { useEffect, useRef, useState } from 'react';
import { firstSpoken, Speaking } from '../language.tsx';
import { Loading } from '../parts/loading.tsx';
import { applyTheme, themes } from '../theme.ts';
import { Alone } from './ended.tsx';
import type { Host } from './host.ts';
import { Session } from './session.tsx';

/** How long the page around this one may take to answer. */
const patienceMs = 10_000;

export function Frame({ host }: { host: Host | undefined }) {
  const [look, setLook] = useState(lookInAddress);
  const [token, setToken] = useState<string>();
  const [isAlone, setAlone] = useState(host === undefined);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!host) return;
    const deaf = host.hear(message => {
      if (message.type === 'open') setToken(message.token);
      else setLook(message);
    });
    const timer = setTimeout(() => setAlone(true), patienceMs);
    host.tell({ type: 'ready' });
    return () => {
      clearTimeout(timer);
      deaf();
    };
  }, [host]);
  useEffect(() => applyTheme(themes.find(one => one === look.theme) ?? 'system'), [look.theme]);
  useEffect(() => {
    if (!host || !page.current) return;
    const { current } = page;
    const seen = new ResizeObserver(() =>
      host.tell({ type: 'height', height: Math.ceil(current.getBoundingClientRect().height) }),
    );
    seen.observe(current);
    return () => seen.disconnect();
  }, [host]);
  return (
    <Speaking language={firstSpoken([look.lang, ...navigator.languages])}>
      <main className="connect-frame" ref={page}>
        {host && token !== undefined ? (
          <Session key={token} host={host} token={token} />
        ) : isAlone ? (
          <Alone />
        ) : (
          <Loading />
        )}
      </main>
    </Speaking>
  );
}

function lookInAddress(): { lang: string; theme: string } {
  const search = new URLSearchParams(location.search);
  return { lang: search.get('lang') ?? '', theme: search.get('theme') ?? '' };
}
