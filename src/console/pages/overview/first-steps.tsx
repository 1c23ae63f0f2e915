import Circle from 'lucide-react/icons/circle';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { texts } from './texts.ts';

const looks = {
  done: { tone: 'positive', icon: CircleCheck },
  open: { tone: 'neutral', icon: Circle },
  failing: { tone: 'critical', icon: CircleAlert },
} as const;

/** From an empty installation to the first document; gone when all of them are done. */
export function FirstSteps({ steps }: { steps: readonly Schemas['FirstStep'][] }) {
  const said = useTexts(texts);
  const format = useFormat();
  return (
    <Card title={said.firstSteps} className="first-steps">
      <ol>
        {steps.map(({ code, says, state }) => {
          const { tone, icon: Icon } = looks[state];
          return (
            <li key={code} data-tone={tone}>
              <Icon aria-hidden />
              <span className="unseen">{said[state]}:</span>
              {format.sentence(says)}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
