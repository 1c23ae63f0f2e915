// A session that is of no use any more, or a page that nobody asked for: why, and what to do.
import { useEffect, useRef } from 'react';
import type { ApiProblem } from '../../client/index.ts';
import type { EndReason } from '../../widgets/connect/messages.ts';
import { useTexts } from '../language.tsx';
import { Press } from '../parts/press.tsx';
import { common } from '../texts.ts';
import { texts } from './texts.ts';

export function Ended({
  problem,
  reason,
  onClose,
}: {
  problem: ApiProblem;
  reason: EndReason;
  onClose(): void;
}) {
  const said = useTexts(texts);
  const words = useTexts(common);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  // What the API says of an unknown token is meant for people who write programs.
  const isKnown = reason !== 'unknown';
  return (
    <section
      className="notice"
      data-tone={reason === 'used' ? 'informative' : 'critical'}
      ref={frame}
      tabIndex={-1}
    >
      <h1>{reason === 'used' ? said.endedUsed : said.ended}</h1>
      <p>{isKnown ? problem.message : said.unknown}</p>
      <p>{isKnown ? problem.next : said.startAgain}</p>
      <Press onClick={onClose}>{words.close}</Press>
    </section>
  );
}

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
