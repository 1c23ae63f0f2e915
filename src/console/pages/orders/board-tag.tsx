import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Package from 'lucide-react/icons/package';
import Receipt from 'lucide-react/icons/receipt-text';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTexts } from '../../language.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { BoardState, Risk } from './board.ts';
import { texts } from './texts.ts';

export const looks = {
  'at-risk': { tone: 'negative', icon: TriangleAlert },
  open: { tone: 'neutral', icon: CircleDashed },
  partly: { tone: 'informative', icon: Package },
  delivered: { tone: 'positive', icon: CircleCheck },
  billed: { tone: 'positive', icon: Receipt },
} as const;

export function BoardTag({ state, risk }: { state: BoardState; risk: Risk | null }) {
  const said = useTexts(texts);
  const { tone, icon } = looks[state];
  return (
    <Tag tone={risk === 'due' ? 'critical' : tone} icon={icon}>
      {risk ? said[risk] : said[state]}
    </Tag>
  );
}
