// How a bulk plan stands. One that is through but could not act on all of its documents never looks like a success.
import Ban from 'lucide-react/icons/ban';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import Clock from 'lucide-react/icons/clock';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { Tag } from '../tag.tsx';
import { texts } from './texts.ts';

const looks = {
  planned: { tone: 'neutral', icon: ClipboardList },
  running: { tone: 'informative', icon: RefreshCw },
  done: { tone: 'positive', icon: CircleCheck },
  inPart: { tone: 'critical', icon: CircleAlert },
  notDone: { tone: 'negative', icon: CircleX },
  cancelled: { tone: 'neutral', icon: Ban },
  discarded: { tone: 'neutral', icon: Ban },
  expired: { tone: 'neutral', icon: Clock },
} as const;

type Counted = Pick<Schemas['BulkPlan'], 'state' | 'done' | 'failed' | 'skipped' | 'started_at'>;

export function outcomeOf({ state, done, failed, skipped, started_at }: Counted): keyof typeof looks {
  if (state === 'cancelled' && started_at === null) return 'discarded';
  if (state !== 'done' || failed + skipped === 0) return state;
  return done === 0 ? 'notDone' : 'inPart';
}

export function PlanTag({ of }: { of: Counted }) {
  const said = useTexts(texts);
  const outcome = outcomeOf(of);
  return <Tag {...looks[outcome]}>{said[outcome]}</Tag>;
}
