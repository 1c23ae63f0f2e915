// How a request stands, and what it asks for, in words.
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import Hourglass from 'lucide-react/icons/hourglass';
import type { Schemas } from '../../../client/index.ts';
import { useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { Tag } from '../../parts/tag.tsx';
import { texts } from './texts.ts';

export type Request = Schemas['ChangeRequest'];

export const looks = {
  pending: { tone: 'critical', icon: Hourglass },
  approved: { tone: 'informative', icon: Clock },
  done: { tone: 'positive', icon: CircleCheck },
  failed: { tone: 'negative', icon: CircleX },
  rejected: { tone: 'neutral', icon: Ban },
} as const satisfies Record<Request['state'], unknown>;

export function RequestState({ state }: { state: Request['state'] }) {
  const said = useTexts(texts);
  return <Tag {...looks[state]}>{said[state]}</Tag>;
}

/** An action that is not known here, of a newer Kontor, keeps its code. */
export function useActionName(): (action: string) => string {
  const said: Record<string, string> = useTexts(texts);
  return action => said[action] ?? action;
}

/** The name of what is changed, where the page can know it. */
export function useSubjectName(): (subject: string | null) => string | null {
  const flows = useFlowNames();
  const connections = useConnectionNames();
  return subject => (subject === null ? null : (flows.get(subject) ?? connections.get(subject) ?? subject));
}
