// Who is signed in, and what they may.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AnswerOf, Client } from '../client/index.ts';
import { useAnswer } from './api.tsx';
import { basePath } from './base-path.ts';
import { useHasEntered } from './entered.ts';
import { tellOtherTabs } from './other-tabs.ts';
import type { Needs } from './root.ts';

export type Session = AnswerOf<'getSession'>;

export const maySee = (session: Session | undefined, needs: Needs): boolean =>
  needs === 'nothing' || (session?.may.some(one => one === needs) ?? false);

export const sessionKey = ['sign-in'];

/** Two sessions of one person see the same. */
const personIn = ({ tenant, name }: Session): string => JSON.stringify([tenant, name]);

/**
 * The session of this browser; undefined while it is asked for, or when nobody is signed in. Asked for in a way that is answered without
 * a session, too: a refusal would stand in the browser's console.
 */
export function useSession() {
  const queries = useQueryClient();
  const ask = async (api: Client) => {
    const ways = await api.getWaysToSignIn();
    // Another person has signed in in another tab: they must not see what the former person read.
    if (ways.session && last && personIn(ways.session) !== personIn(last))
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    last = ways.session ?? last;
    tellOtherTabs(ways.session?.id ?? null);
    return ways;
  };
  const { data, error, isPending } = useAnswer(sessionKey, ask, { everyMs: 60_000 });
  return { session: data?.session ?? undefined, ways: data?.ways ?? [], isAsking: isPending, error };
}

/** The newest one that this page has seen. */
let last: Session | undefined;

/**
 * For whom the page is shown. A session that ends takes nothing away that is entered: the page is kept for the same person. `key`: another
 * one begins with a page of their own.
 */
export function useShownTo(): { session: Session | undefined; key: string | undefined; isKept: boolean } {
  const { session, isAsking } = useSession();
  const hasEntered = useHasEntered();
  const isKept = !session && !isAsking && last !== undefined && hasEntered;
  const shown = session ?? (isKept ? last : undefined);
  return { session: shown, key: shown && personIn(shown), isKept };
}

/** Whether the person that is signed in may do what needs this permission. */
export const useMay = (needs: Needs): boolean => maySee(useShownTo().session, needs);

/** Sends people who are not signed in to the page where they do, and back again afterwards. */
export function useSignInFirst(needs: Needs, isKept: boolean): void {
  const { session, isAsking, error } = useSession();
  const navigate = useNavigate();
  const isThere = useRouterState({ select: state => state.location.pathname === '/sign-in' });
  const mustSignIn = needs !== 'nothing' && !session && !isAsking && error === null && !isThere && !isKept;
  useEffect(() => {
    if (mustSignIn) void navigate({ to: '/sign-in', search: { to: hereWithin(basePath()) }, replace: true });
  }, [mustSignIn, navigate]);
}

/** The page that is open, as `to` of the page where people sign in: without the path below which Kontor is reached. */
const hereWithin = (base: string): string => location.pathname.slice(base.length) + location.search;
