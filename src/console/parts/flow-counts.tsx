// How many documents of a flow are accepted, wait, or need a person; each number leads to the documents behind it.
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../api.tsx';
import { useFormat } from '../language.tsx';

export const countedStates = {
  accepted: ['accepted'],
  waiting: ['planned', 'sent', 'uncertain'],
  person: ['parked', 'rejected'],
} as const;

export function FlowCount({ flow, of }: { flow: string; of: keyof typeof countedStates }) {
  const format = useFormat();
  const state = countedStates[of].join(',');
  const { data } = useAnswer(
    ['postings', 'count', { flow, state }],
    api => api.countPostings({ flow, state }),
    { everyMs: 10_000 },
  );
  if (!data) return null;
  const count = `${format.number(data.count)}${data.is_exact ? '' : '+'}`;
  return data.count === 0 ? (
    <span className="count-none">0</span>
  ) : (
    <Link
      className="count"
      data-tone={of === 'person' ? 'critical' : 'neutral'}
      to="/documents"
      search={{ flow, state }}
    >
      {count}
    </Link>
  );
}
