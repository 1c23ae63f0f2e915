// How a connection stands: by icon and word.

import type { LucideIcon } from 'lucide-react';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import CircleX from 'lucide-react/icons/circle-x';
import Gauge from 'lucide-react/icons/gauge';
import KeyRound from 'lucide-react/icons/key-round';
import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { Tag, type Tone } from '../tag.tsx';
import { texts } from './texts.ts';

export type Connection = Schemas['Connection'];

export const statusLooks = {
  ok: { tone: 'positive', icon: CircleCheck },
  limited: { tone: 'critical', icon: Gauge },
  needs_credentials: { tone: 'negative', icon: KeyRound },
  failing: { tone: 'negative', icon: CircleX },
  paused: { tone: 'neutral', icon: CirclePause },
} as const satisfies Record<Connection['status'], { tone: Tone; icon: LucideIcon }>;

export function StatusTag({ status }: { status: Connection['status'] }) {
  const { tone, icon } = statusLooks[status];
  return (
    <Tag tone={tone} icon={icon}>
      {useTexts(texts)[status]}
    </Tag>
  );
}
