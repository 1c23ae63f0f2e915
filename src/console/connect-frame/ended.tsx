// A session that is of no use any more, or a page that nobody asked for: why, and what to do.
import { useEffect, useRef } from 'react';
import { useTexts } from '../language.tsx';
import { Press } from '../parts/press.tsx';
import { common } from '../texts.ts';
import { texts } from './texts.ts';

export function Ended({ reason, onClose }: { reason: keyof typeof looks; onClose(): void }) {
  const said = useTexts(texts);
  const words = useTexts(common);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <section className="notice" data-tone={looks[reason]} ref={frame} tabIndex={-1}>
      <h1>{said.ended}</h1>
      <p>{said[reason]}</p>
      {reason !== 'used' && <p>{said.startAgain}</p>}
      <Press onClick={onClose}>{words.close}</Press>
    </section>
  );
}

const looks = { used: 'informative', over: 'critical', tries: 'critical', unknown: 'critical' } as const;

/** Nothing can be entered here. */
export function Alone() {
  const said = useTexts(texts);
  return (
    <section className="notice" data-tone="critical">
      <h1>{said.alone}</h1>
      <p>{said.aloneWhy}</p>
      <p>{said.startAgain}</p>
    </section>
  );
}
