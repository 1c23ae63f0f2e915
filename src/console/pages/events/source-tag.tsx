// How Kontor heard of a change. That no webhook came is marked: it can mean that the webhooks of the source are not set up.
import Hand from 'lucide-react/icons/hand';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Webhook from 'lucide-react/icons/webhook';
import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { Tag } from '../../parts/tag.tsx';
import { texts } from './texts.ts';

const looks = {
  webhook: { tone: 'neutral', icon: Webhook },
  poll: { tone: 'critical', icon: RefreshCw },
  manual: { tone: 'neutral', icon: Hand },
} as const;

export function SourceTag({ source }: { source: Schemas['Event']['source'] }) {
  const said = useTexts(texts);
  const { tone, icon } = looks[source];
  return (
    <Tag tone={tone} icon={icon}>
      {said[source]}
    </Tag>
  );
}
