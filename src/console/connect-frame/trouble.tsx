import { ApiProblem } from '../../client/index.ts';
import { useFormat, useTexts } from '../language.tsx';
import { Press } from '../parts/press.tsx';
import { common } from '../texts.ts';
import { texts } from './texts.ts';

/** What went wrong on the way to Kontor, or what Kontor refused. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const said = useTexts(texts);
  const words = useTexts(common);
  const format = useFormat();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div className="notice" data-tone="negative" role="alert">
      <p>{problem ? format.sentence(problem.message) : said.noAnswer}</p>
      <p>{problem ? problem.next && format.sentence(problem.next) : said.noAnswerNext}</p>
      {onRetry && <Press onClick={onRetry}>{words.retry}</Press>}
    </div>
  );
}
