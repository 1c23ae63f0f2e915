// The outcome of an event in a flow: the state of its document, or why there is none.
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleMinus from 'lucide-react/icons/circle-minus';
import Clock from 'lucide-react/icons/clock';
import FileX from 'lucide-react/icons/file-x';
import type { Schemas } from '../../client/index.ts';
import { inBoth, useTexts } from '../language.tsx';
import { type State, StateTag } from './state-tag.tsx';
import { Tag } from './tag.tsx';

export type Outcome = Schemas['Event']['outcomes'][number]['outcome'];
type Other = Exclude<Outcome, State>;

const texts = inBoth(
  {
    queued: 'Queued',
    'not-due': 'Not due',
    'nothing-to-do': 'Nothing to do',
    unreadable: 'Unreadable',
    'not-run': 'Not run',
  },
  {
    queued: 'In der Warteschlange',
    'not-due': 'Nicht fällig',
    'nothing-to-do': 'Nichts zu tun',
    unreadable: 'Unlesbar',
    'not-run': 'Nicht gelaufen',
  },
);

const looks = {
  queued: { tone: 'informative', icon: Clock },
  'not-due': { tone: 'neutral', icon: CircleMinus },
  'nothing-to-do': { tone: 'neutral', icon: CircleCheck },
  unreadable: { tone: 'negative', icon: FileX },
  'not-run': { tone: 'neutral', icon: CircleDashed },
} as const satisfies Record<Other, unknown>;

const isOther = (outcome: Outcome): outcome is Other => outcome in looks;

export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const said = useTexts(texts);
  if (!isOther(outcome)) return <StateTag state={outcome} />;
  const { tone, icon } = looks[outcome];
  return (
    <Tag tone={tone} icon={icon}>
      {said[outcome]}
    </Tag>
  );
}
