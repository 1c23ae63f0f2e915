// How a destination does: enabled, failing for some time, or disabled.
import Ban from 'lucide-react/icons/ban';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { Schemas } from '../../../client/index.ts';
import { inBoth, useTexts } from '../../language.tsx';
import { Tag } from '../tag.tsx';

const texts = inBoth(
  { enabled: 'Enabled', failing: 'Failing', disabled: 'Disabled' },
  { enabled: 'Eingeschaltet', failing: 'Gestört', disabled: 'Ausgeschaltet' },
);

const looks = {
  enabled: { tone: 'positive', icon: CircleCheck },
  failing: { tone: 'critical', icon: CircleAlert },
  disabled: { tone: 'neutral', icon: Ban },
} as const;

export function DestinationState({ of }: { of: Pick<Schemas['Destination'], 'status' | 'failing_since'> }) {
  const said = useTexts(texts);
  const state = of.status === 'disabled' ? 'disabled' : of.failing_since === null ? 'enabled' : 'failing';
  return <Tag {...looks[state]}>{said[state]}</Tag>;
}
