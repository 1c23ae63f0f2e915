// Asks the system now, and shows line by line what it answers. The status of the connection may change by it.
import { useQueryClient } from '@tanstack/react-query';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useCallback, useEffect, useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Press } from '../press.tsx';
import { Refused } from '../refused.tsx';
import { checkLines } from './check-lines.ts';
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

export function Answer({ answer }: { answer: Schemas['Check'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  return (
    <>
      <h3 className="check-title" data-tone={answer.ok ? 'positive' : 'negative'}>
        {answer.ok ? said.works : said.worksNot}
      </h3>
      <ul className="check-lines">
        {checkLines(answer).map(({ isOk, text }) => (
          <li key={text} data-tone={isOk ? 'positive' : answer.ok ? 'critical' : 'negative'}>
            {isOk ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
            <span>
              {!isOk && answer.ok && <span className="unseen">{said.toDo}: </span>}
              {format.sentence(text)}
            </span>
          </li>
        ))}
      </ul>
      {answer.next && <p>{format.sentence(answer.next)}</p>}
    </>
  );
}
