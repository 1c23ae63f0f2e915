// The story as a list of steps on a line, the oldest first.
import { Link } from '@tanstack/react-router';
import ArrowLeftRight from 'lucide-react/icons/arrow-left-right';
import BookCheck from 'lucide-react/icons/book-check';
import Eye from 'lucide-react/icons/eye';
import FilePlus from 'lucide-react/icons/file-plus';
import Files from 'lucide-react/icons/files';
import Send from 'lucide-react/icons/send';
import User from 'lucide-react/icons/user';
import Webhook from 'lucide-react/icons/webhook';
import type { Schemas } from '../../../client/index.ts';
import { useFormat } from '../../language.tsx';

type Step = Schemas['StoryStep'];

const icons = {
  event: Webhook,
  call: ArrowLeftRight,
  posting: FilePlus,
  attempt: Send,
  booked: BookCheck,
  'read-back': Eye,
  person: User,
  related: Files,
} as const;

const toneOf = ({ code, kind, call }: Step): string => {
  if (/reject|failed|refused/.test(code)) return 'negative';
  if (/uncertain|parked|differs|several/.test(code)) return 'critical';
  if (kind === 'booked' || /accepted|found-found|same/.test(code)) return 'positive';
  return call && (call.status === null || call.status >= 400) ? 'critical' : 'neutral';
};

export function Steps({ steps, shown }: { steps: readonly Step[]; shown: string | undefined }) {
  const format = useFormat();
  return (
    <ol className="timeline">
      {steps.map((step, index) => {
        const Icon = icons[step.kind];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no id of its own, and none comes before another later on.
          <li key={index} data-tone={toneOf(step)} data-shown={step.call !== null && step.call.id === shown}>
            <span className="timeline-icon">
              <Icon aria-hidden />
            </span>
            <div className="timeline-step">
              <p className="timeline-says">{format.sentence(step.says)}</p>
              {step.why && <p className="timeline-why">{format.sentence(step.why.says)}</p>}
              {step.note && <blockquote className="timeline-note">{step.note}</blockquote>}
              {step.call && (
                <Link
                  className="timeline-call"
                  to="."
                  search={{ call: step.call.id }}
                  resetScroll={false}
                  aria-current={step.call.id === shown}
                >
                  {step.call.method} {step.call.status ?? step.call.failure} ·{' '}
                  {format.duration(step.call.duration_ms)}
                </Link>
              )}
              {step.kind === 'related' && step.id && (
                <Link to="/documents/$id" params={{ id: step.id }}>
                  {step.id}
                </Link>
              )}
            </div>
            <time className="timeline-at" dateTime={step.at} title={format.instantInZone(step.at)}>
              {format.time(step.at)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}
