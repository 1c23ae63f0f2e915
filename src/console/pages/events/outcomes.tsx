// What each flow that listens has made of an event. The tag leads to the document that says so.
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../../client/index.ts';
import { useFormat, useTexts } from '../../language.tsx';
import { useFlowNames } from '../../names.tsx';
import { OutcomeTag } from '../../parts/outcome-tag.tsx';
import { texts } from './texts.ts';

export function Outcomes({ event, inFull = false }: { event: Schemas['Event']; inFull?: boolean }) {
  const said = useTexts(texts);
  const format = useFormat();
  const flows = useFlowNames();
  if (event.outcomes.length === 0) return <span className="hint">{said.noFlow}</span>;
  return (
    <ul className="outcomes">
      {event.outcomes.map(({ flow, outcome, posting, reason }) => (
        <li key={flow}>
          <OutcomeTag outcome={outcome} />
          {posting === null ? (
            (flows.get(flow) ?? flow)
          ) : (
            <Link to="/documents/$id" params={{ id: posting }}>
              {flows.get(flow) ?? flow}
            </Link>
          )}
          {inFull && reason && <span className="row-second">{format.sentence(reason)}</span>}
        </li>
      ))}
    </ul>
  );
}
