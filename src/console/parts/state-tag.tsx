// The state of a posting: never by colour alone, but by icon and word as well.
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import Send from 'lucide-react/icons/send';
import type { Schemas } from '../../client/index.ts';
import { useTexts } from '../language.tsx';
import { states } from '../texts.ts';
import { Tag, type Tone } from './tag.tsx';

export type State = Schemas['Posting']['state'];

export const looks = {
  planned: { tone: 'neutral', icon: Clock },
  sent: { tone: 'informative', icon: Send },
  uncertain: { tone: 'critical', icon: CircleHelp },
  accepted: { tone: 'positive', icon: CircleCheck },
  rejected: { tone: 'negative', icon: CircleX },
  parked: { tone: 'critical', icon: CirclePause },
  closed: { tone: 'neutral', icon: Ban },
} as const satisfies Record<State, { tone: Tone; icon: typeof Ban }>;

export function StateTag({ state }: { state: State }) {
  const { tone, icon } = looks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {useTexts(states)[state]}
    </Tag>
  );
}
