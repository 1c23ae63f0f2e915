import { ApiProblem } from '../../client/index.ts';
import { useFormat, useTexts } from '../language.tsx';
import { common } from '../texts.ts';

/** What happened and what to do, as Kontor says it; or that it did not answer. */
export function ProblemWords({ error }: { error: unknown }) {
  const said = useTexts(common);
  const format = useFormat();
  if (!(error instanceof ApiProblem)) return <p>{said.noAnswer}</p>;
  return (
    <>
      <p>{format.sentence(error.message)}</p>
      {error.next && <p>{format.sentence(error.next)}</p>}
    </>
  );
}
