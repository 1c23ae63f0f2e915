// How a run stands, and what has started it.
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { Schemas } from '../../client/index.ts';
import { inBoth, useTexts } from '../language.tsx';
import { Tag } from './tag.tsx';

type Run = Schemas['Run'];

export const runTexts = inBoth(
  {
    running: 'Running',
    succeeded: 'Succeeded',
    failed: 'Failed',
    schedule: 'By schedule',
    manual: 'By hand',
    found: 'Changes found',
    missed: 'Without a webhook',
    started: 'Started',
    duration: 'Duration',
    trigger: 'Why',
  },
  {
    running: 'Läuft',
    succeeded: 'Erfolgreich',
    failed: 'Fehlgeschlagen',
    schedule: 'Nach Plan',
    manual: 'Von Hand',
    found: 'Gefundene Änderungen',
    missed: 'Ohne Webhook',
    started: 'Begonnen',
    duration: 'Dauer',
    trigger: 'Warum',
  },
);

const looks = {
  running: { tone: 'informative', icon: RefreshCw },
  succeeded: { tone: 'positive', icon: CircleCheck },
  failed: { tone: 'negative', icon: CircleX },
} as const;

export function RunState({ of: { outcome } }: { of: Pick<Run, 'outcome'> }) {
  const said = useTexts(runTexts);
  const state = outcome ?? 'running';
  return <Tag {...looks[state]}>{said[state]}</Tag>;
}

/** Undefined: it runs still. */
export const durationMsOf = ({ started_at, ended_at }: Pick<Run, 'started_at' | 'ended_at'>) =>
  ended_at === null ? undefined : Date.parse(ended_at) - Date.parse(started_at);
