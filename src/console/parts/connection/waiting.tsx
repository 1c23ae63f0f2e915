import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { texts } from './texts.ts';

/** What waits for a connection, in words; empty: nothing does. */
export function useWaiting(): (waiting: Schemas['Waiting']) => string {
  const said = useTexts(texts);
  const format = useFormat();
  return ({ postings, jobs }) =>
    [
      postings > 0 && said.documents(postings, format.number(postings)),
      jobs > 0 && said.jobs(jobs, format.number(jobs)),
    ]
      .filter(Boolean)
      .join(', ');
}
