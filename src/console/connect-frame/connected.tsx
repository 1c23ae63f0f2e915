// The end that everybody wants: the connection works.
import CircleCheck from 'lucide-react/icons/circle-check';
import { useEffect, useRef } from 'react';
import type { AnswerOf, Schemas } from '../../client/index.ts';
import { useTexts } from '../language.tsx';
import { Card } from '../parts/card.tsx';
import { Answer } from '../parts/connection/answer.tsx';
import { Press } from '../parts/press.tsx';
import { Title } from '../parts/title.tsx';
import { common } from '../texts.ts';
import { texts } from './texts.ts';

export interface Made {
  connected: AnswerOf<'finishConnectForm'>;
  /** What the system answered just before. */
  checked: Schemas['Check'];
}

export function Connected({ made, isNew, onClose }: { made: Made; isNew: boolean; onClose(): void }) {
  const said = useTexts(texts);
  const words = useTexts(common);
  const frame = useRef<HTMLDivElement>(null);
  // The form is gone: people who do not see the page would stand nowhere.
  useEffect(() => frame.current?.focus(), []);
  const { name } = made.connected;
  return (
    <div className="wizard" ref={frame} tabIndex={-1}>
      <Title
        name={
          <>
            <CircleCheck aria-hidden className="connect-frame-done" />
            {isNew ? said.connected(name) : said.renewed(name)}
          </>
        }
        about={said.connectedAbout}
      />
      <Card title={said.answered}>
        <Answer answer={made.checked} />
      </Card>
      <div className="connect-frame-actions">
        <Press tone="main" onClick={onClose}>
          {words.close}
        </Press>
      </div>
    </div>
  );
}
