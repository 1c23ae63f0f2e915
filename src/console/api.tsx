// How pages ask Kontor: through the client of the public API, with the cookie of the session.
import { hashKey, type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProblem, type Client, createClient } from '../client/index.ts';
import { isUnused } from './activity.ts';
import { basePath } from './base-path.ts';
import { useSpoken } from './language.tsx';

export function useApi(): Client {
  const { language } = useSpoken();
  return useMemo(() => clientIn(language), [language]);
}

/** `tenant`: for callers who see all of them, whose data is meant. */
export const clientIn = (language: string, tenant?: string): Client =>
  createClient({ url: `${location.origin}${basePath()}`, language, tenant, isUnused });

/** What it says is about this moment: what was read before may well be true still. Everything else is about what was asked for. */
export const isPassing = (error: unknown): boolean =>
  error !== null && !(error instanceof ApiProblem && ['missing', 'forbidden', 'input'].includes(error.kind));

/**
 * What the API answers, kept under `key` and the language. Throws nothing: a page shows `error` with `Failed`.
 * `everyMs`: asked again so often while the page is seen. `keepsRows`: while other rows are asked for, those that were there stay; that there
 * were none says nothing of the others.
 *
 * A page that is there stays, with everything that was entered on it, when it is asked for in another language, and when a later answer does
 * not come: then `Outdated` says so above it.
 */
export function useAnswer<Answer>(
  key: QueryKey,
  ask: (api: Client) => PromiseLike<Answer>,
  {
    everyMs,
    keepsRows = false,
    ...options
  }: { everyMs?: number; keepsRows?: boolean } & Pick<
    UseQueryOptions<Answer>,
    'enabled' | 'staleTime' | 'placeholderData'
  > = {},
) {
  const api = useApi();
  const { language } = useSpoken();
  const answer = useQuery<Answer>({
    placeholderData: (before, query) =>
      (keepsRows && hasRows(before)) || (query && hashKey(query.queryKey.slice(0, -1)) === hashKey(key))
        ? before
        : undefined,
    ...options,
    queryKey: [...key, language],
    queryFn: async () => ask(api),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
  // Not copied: pages are drawn anew only when something changes that they have read of it.
  return Object.create(answer, {
    error: { get: () => (answer.data !== undefined && isPassing(answer.error) ? null : answer.error) },
  }) as typeof answer;
}

const hasRows = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'result' in answer && [answer.result].flat().length > 0;
