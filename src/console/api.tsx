// How pages ask Kontor: through the client of the public API, with the cookie of the session.
import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Client, createClient } from '../client/index.ts';
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

/**
 * What the API answers, kept under `key` and the language. Throws nothing: a page shows `error` with `Failed`.
 * `everyMs`: asked again so often while the page is seen.
 */
export function useAnswer<Answer>(
  key: QueryKey,
  ask: (api: Client) => PromiseLike<Answer>,
  {
    everyMs,
    ...options
  }: { everyMs?: number } & Pick<UseQueryOptions<Answer>, 'enabled' | 'staleTime' | 'placeholderData'> = {},
) {
  const api = useApi();
  const { language } = useSpoken();
  return useQuery<Answer>({
    ...options,
    queryKey: [...key, language],
    queryFn: async () => ask(api),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}
