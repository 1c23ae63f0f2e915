import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'informative' | 'positive' | 'critical' | 'negative';

/** A word with an icon, softly coloured. */
export const Tag = ({
  tone,
  icon: Icon,
  children,
}: {
  tone: Tone;
  icon: LucideIcon;
  children: ReactNode;
}) => (
  <span className="tag" data-tone={tone}>
    <Icon aria-hidden />
    {children}
  </span>
);
