// What a system has answered to a check, line by line.
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { checkLines } from './check-lines.ts';
import { texts } from './texts.ts';

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
