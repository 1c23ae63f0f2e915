// Follows what happens. Events come faster than anybody reads them, so they are handed on once for each drawing of the browser, and only the
// newest are kept.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, type Client } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { sessionKey } from '../../session.tsx';

type Filter = NonNullable<Parameters<Client['tail']>[0]>;
export type Told = ReturnType<Client['tail']> extends AsyncIterable<infer Event> ? Event : never;
export type Row = Told & { key: number };

/** So many are kept. */
export const mostRows = 300;

export interface Followed {
  /** The newest first. */
  rows: readonly Row[];
  state: 'connecting' | 'open' | 'lost';
  /** How many came while it was paused. */
  waiting: number;
  error: unknown;
  clear(): void;
}

export function useFollowed(filter: Filter, isPaused: boolean): Followed {
  const api = useApi();
  const queries = useQueryClient();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [state, setState] = useState<Followed['state']>('connecting');
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const paused = useRef(isPaused);
  const kept = useRef<Row[]>([]);
  const held = useRef(0);
  const asked = JSON.stringify(filter);
  useEffect(() => {
    paused.current = isPaused;
    if (isPaused) return;
    held.current = 0;
    setWaiting(0);
    setRows([...kept.current]);
  }, [isPaused]);
  useEffect(() => {
    let ending = new AbortController();
    let lastEventId: string | undefined;
    kept.current = [];
    setRows([]);
    setError(null);
    setState('connecting');
    let nextKey = 0;
    let drawing = 0;
    const draw = () => {
      drawing = 0;
      if (paused.current) setWaiting(held.current);
      else setRows([...kept.current]);
    };
    const follow = async ({ signal }: AbortController) => {
      const options = {
        signal,
        lastEventId,
        onId: (id: string) => {
          lastEventId = id;
        },
        onOpen: () => setState('open'),
        onLost: () => setState('lost'),
      };
      for await (const event of api.tail(JSON.parse(asked) as Filter, options)) {
        kept.current.unshift({ ...event, key: nextKey++ });
        kept.current.length = Math.min(kept.current.length, mostRows);
        if (paused.current) held.current++;
        if (drawing === 0) drawing = requestAnimationFrame(draw);
      }
    };
    const begin = () => {
      const mine = new AbortController();
      ending = mine;
      follow(mine).catch(thrown => {
        if (mine.signal.aborted) return;
        setError(thrown);
        // The session has ended.
        if (thrown instanceof ApiProblem && thrown.kind === 'auth')
          void queries.invalidateQueries({ queryKey: sessionKey });
      });
    };
    // A browser keeps six connections to Kontor for all its tabs: what nobody sees must not hold one. Seen again, the page goes on where it was.
    const turn = () => {
      ending.abort();
      setState('connecting');
      if (document.visibilityState === 'visible') begin();
    };
    document.addEventListener('visibilitychange', turn);
    if (document.visibilityState === 'visible') begin();
    return () => {
      document.removeEventListener('visibilitychange', turn);
      ending.abort();
      cancelAnimationFrame(drawing);
    };
  }, [api, asked, queries]);
  return {
    rows,
    state,
    waiting,
    error,
    clear() {
      kept.current = [];
      setRows([]);
    },
  };
}
