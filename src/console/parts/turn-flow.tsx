// Pauses a flow, or ends its pause, after a question.
import { useQueryClient } from '@tanstack/react-query';
import CirclePause from 'lucide-react/icons/circle-pause';
import CirclePlay from 'lucide-react/icons/circle-play';
import { useState } from 'react';
import type { Schemas } from '../../client/index.ts';
import { useApi } from '../api.tsx';
import { inBoth, useFormat, useTexts } from '../language.tsx';
import { useMay } from '../session.tsx';
import { Confirm } from './confirm.tsx';
import { Press } from './press.tsx';
import { Tag } from './tag.tsx';

const texts = inBoth(
  {
    runs: 'Running',
    paused: 'Paused',
    since: (at: string) => `since ${at}`,
    pause: 'Pause',
    resume: 'Resume',
    pauseAsk:
      'Kontor sends nothing new of this flow until you resume it. It still stores what arrives, and looks for documents whose answer was lost.',
    resumeAsk: 'Kontor continues with everything that waits.',
    of: (action: string, title: string) => `${action}: ${title}`,
  },
  {
    runs: 'Läuft',
    paused: 'Angehalten',
    since: (at: string) => `seit ${at}`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    pauseAsk:
      'Kontor sendet nichts Neues dieses Flows, bis Sie ihn fortsetzen. Was eintrifft, wird weiter gespeichert, und Belege, deren Antwort verloren ging, werden weiter gesucht.',
    resumeAsk: 'Kontor macht mit allem weiter, was wartet.',
    of: (action: string, title: string) => `${action}: ${title}`,
  },
);

type Flow = Pick<Schemas['Flow'], 'id' | 'paused_at'>;

export function FlowState({ flow }: { flow: Flow }) {
  const said = useTexts(texts);
  const format = useFormat();
  return flow.paused_at === null ? (
    <Tag tone="positive" icon={CirclePlay}>
      {said.runs}
    </Tag>
  ) : (
    <span title={said.since(format.instant(flow.paused_at))}>
      <Tag tone="critical" icon={CirclePause}>
        {said.paused}
      </Tag>
    </span>
  );
}

export function TurnFlow({ flow, title, tone }: { flow: Flow; title: string; tone?: 'plain' | 'quiet' }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const [asked, ask] = useState<'pause' | 'resume'>();
  const next = flow.paused_at === null ? 'pause' : 'resume';
  if (!useMay('admin')) return null;
  return (
    <>
      <Press tone={tone ?? 'plain'} aria-label={said.of(said[next], title)} onClick={() => ask(next)}>
        {said[next]}
      </Press>
      {asked && (
        <Confirm
          title={said.of(said[asked], title)}
          action={said[asked]}
          // Another person was faster.
          isOver={asked !== next}
          onConfirm={async () => {
            await (asked === 'resume' ? api.resumeFlow({ id: flow.id }) : api.pauseFlow({ id: flow.id }));
            await queries.invalidateQueries({ queryKey: ['flows'] });
          }}
          onClose={() => ask(undefined)}
        >
          <p>{asked === 'resume' ? said.resumeAsk : said.pauseAsk}</p>
        </Confirm>
      )}
    </>
  );
}
