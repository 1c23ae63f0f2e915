// What went wrong, in the words of Kontor: what happened and what to do.
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';
import { Press } from './press.tsx';
import { ProblemWords } from './problem-words.tsx';

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const said = useTexts(common);
  return (
    <section className="notice" data-tone="negative" role="alert">
      <h2>{said.failed}</h2>
      <ProblemWords error={error} />
      {onRetry && <Press onClick={onRetry}>{said.retry}</Press>}
    </section>
  );
}

/** For the router: a page that could not be loaded or drawn. A part of it that failed once is remembered as failed until all is loaded anew. */
export const PageFailed = ({ error }: { error: unknown }) => (
  <Failed error={error} onRetry={() => location.reload()} />
);
