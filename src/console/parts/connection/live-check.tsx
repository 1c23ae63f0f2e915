// Asks the system now, and shows line by line what it answers. The status of the connection may change by it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Press } from '../press.tsx';
import { Refused } from '../refused.tsx';
import { Answer } from './answer.tsx';
import { texts } from './texts.ts';

export function LiveCheck({ id, isStarted = false }: { id: string; isStarted?: boolean }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(isStarted);
  const [answer, setAnswer] = useState<Schemas['Check']>();
  const [failure, setFailure] = useState<unknown>();
  const check = useCallback(async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      setAnswer(await api.checkConnection({ id }));
    } catch (thrown) {
      setFailure(thrown);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['connections'] });
  }, [api, id, queries]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it starts once, not again in another language.
  useEffect(() => {
    if (isStarted) void check();
  }, []);
  return (
    <div className="live-check">
      <div aria-live="polite">
        {isBusy ? <p className="hint">{said.checking}</p> : answer && <Answer answer={answer} />}
      </div>
      {!isBusy && failure !== undefined && <Refused error={failure} />}
      <Press onClick={() => void check()} disabled={isBusy}>
        {answer ? said.checkAgain : said.check}
      </Press>
    </div>
  );
}
