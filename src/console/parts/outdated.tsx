// Above a page that stays although a later answer has not come: says so, and goes on asking.
import { type Query, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { ApiProblem } from '../../client/index.ts';
import { isPassing } from '../api.tsx';
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';

const texts = inBoth(
  {
    outdated: (clock: string) => `What you see is from ${clock}. It may have changed since.`,
    goesOn: 'The console asks again every few seconds.',
  },
  {
    outdated: (clock: string) => `Was Sie sehen, ist von ${clock}. Es kann sich seither geändert haben.`,
    goesOn: 'Die Konsole fragt alle paar Sekunden wieder.',
  },
);

/** Some answers are asked for once, and would stay old. */
const againMs = 10_000;

const isOld = ({ state: { data, error } }: Query): boolean => data !== undefined && isPassing(error);

export function Outdated() {
  const said = useTexts(texts);
  const words = useTexts(common);
  const format = useFormat();
  const queries = useQueryClient();
  const oldest = useOldest();
  const again = useCallback(
    () => void queries.refetchQueries({ type: 'active', predicate: isOld }, { cancelRefetch: false }),
    [queries],
  );
  const hasFailed = oldest !== undefined;
  useEffect(() => {
    if (!hasFailed) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, againMs);
    return () => clearInterval(timer);
  }, [hasFailed, again]);
  if (!oldest) return null;
  const { error, dataUpdatedAt } = oldest;
  return (
    <section className="notice outdated" data-tone="critical" role="status">
      <p>{said.outdated(format.clock(new Date(dataUpdatedAt)))}</p>
      <p>
        {error instanceof ApiProblem ? format.sentence(error.message) : words.noAnswer} {said.goesOn}
      </p>
      <Press onClick={again}>{words.retry}</Press>
    </section>
  );
}

/** Of what is shown: the oldest answer that could not be read again. */
function useOldest(): Query['state'] | undefined {
  const cache = useQueryClient().getQueryCache();
  const follow = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  return useSyncExternalStore(
    follow,
    () =>
      cache
        .findAll({ type: 'active', predicate: isOld })
        .toSorted((one, other) => one.state.dataUpdatedAt - other.state.dataUpdatedAt)[0]?.state,
  );
}
