// Who is signed in, and what they may.
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { AnswerOf } from '../client/index.ts';
import { useAnswer } from './api.tsx';
import { basePath } from './base-path.ts';
import type { Needs } from './root.ts';

export type Session = AnswerOf<'getSession'>;

export const maySee = (session: Session | undefined, needs: Needs): boolean =>
  needs === 'nothing' || (session?.may.some(one => one === needs) ?? false);

/**
 * The session of this browser; undefined while it is asked for, or when nobody is signed in. Asked for in a way that is answered without
 * a session, too: a refusal would stand in the browser's console.
 */
export function useSession() {
  const { data, error, isPending } = useAnswer(['sign-in'], api => api.getWaysToSignIn(), {
    everyMs: 60_000,
  });
  return { session: data?.session ?? undefined, ways: data?.ways ?? [], isAsking: isPending, error };
}

/** Whether the person that is signed in may do what needs this permission. */
export const useMay = (needs: Needs): boolean => maySee(useSession().session, needs);

/** Sends people who are not signed in to the page where they do, and back again afterwards. */
export function useSignInFirst(needs: Needs): void {
  const { session, isAsking, error } = useSession();
  const navigate = useNavigate();
  const isThere = useRouterState({ select: state => state.location.pathname === '/sign-in' });
  const mustSignIn = needs !== 'nothing' && !session && !isAsking && error === null && !isThere;
  useEffect(() => {
    if (mustSignIn) void navigate({ to: '/sign-in', search: { to: hereWithin(basePath()) }, replace: true });
  }, [mustSignIn, navigate]);
}

/** The page that is open, as `to` of the page where people sign in: without the path below which Kontor is reached. */
const hereWithin = (base: string): string => location.pathname.slice(base.length) + location.search;
