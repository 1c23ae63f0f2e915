import { Link } from '@tanstack/react-router';
import Circle from 'lucide-react/icons/circle';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { useMay } from '../../session.tsx';
import { texts } from './texts.ts';

const looks = {
  done: { tone: 'positive', icon: CircleCheck },
  open: { tone: 'neutral', icon: Circle },
  failing: { tone: 'critical', icon: CircleAlert },
} as const;

/** Where a step is taken. What was begun and does not work is put right where it is listed. */
const places = {
  'step-sap': { open: '/connect', failing: '/connections' },
  'step-source': { open: '/connect', failing: '/connections' },
  'step-flow': { open: '/flows/new', failing: '/flows' },
  'step-accounts': { open: '/flows', failing: '/flows' },
  'step-running': { open: '/flows', failing: '/flows' },
} as const;

/** From an empty installation to the first document. */
export function FirstSteps({ steps }: { steps: readonly Schemas['FirstStep'][] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const mayChange = useMay('admin');
  return (
    <Card title={said.firstSteps} className="first-steps">
      <ol>
        {steps.map(({ code, says, state }) => {
          const { tone, icon: Icon } = looks[state];
          const to = state !== 'done' && mayChange ? placeOf(code)?.[state] : undefined;
          return (
            <li key={code} data-tone={tone}>
              <Icon aria-hidden />
              <span className="unseen">{said[state]}:</span>
              {to ? <Link to={to}>{format.sentence(says)}</Link> : format.sentence(says)}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

const placeOf = (code: string) => (code in places ? places[code as keyof typeof places] : undefined);
