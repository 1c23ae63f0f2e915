// What came of a write: of a trial, what would be sent; of a real one, the way to its posting.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { JsonView } from '../../parts/value.tsx';
import type { Written } from './objects-api.ts';
import { texts } from './texts.ts';

function Warnings({ of }: { of: Written }) {
  const format = useFormat();
  return of.warnings.map(({ says }) => (
    <p key={says} className="notice" data-tone="critical">
      {format.sentence(says)}
    </p>
  ));
}

export function Rehearsal({ written, children }: { written: Written; children: ReactNode }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { rehearsal } = written;
  return (
    <section className="rehearsal" aria-live="polite">
      <Warnings of={written} />
      <Card title={said.tried}>
        {rehearsal && rehearsal.checked.length > 0 && (
          <>
            <h3>{said.checked}</h3>
            <ul className="checked">
              {rehearsal.checked.map(({ says }) => (
                <li key={says}>{format.sentence(says)}</li>
              ))}
            </ul>
          </>
        )}
        <div className="rehearsal-sides">
          <div>
            <h3>{said.wouldSend}</h3>
            <JsonView value={rehearsal?.would_send ?? null} label={said.wouldSend} />
          </div>
          {rehearsal?.simulated && (
            <div>
              <h3>{said.wouldMake}</h3>
              <JsonView value={rehearsal.simulated} label={said.wouldMake} />
            </div>
          )}
        </div>
        {children}
      </Card>
    </section>
  );
}

export function Done({
  written,
  connection,
  object,
  back,
}: {
  written: Written;
  connection: string;
  object: string;
  back: ReactNode;
}) {
  const said = useTexts(texts);
  const { result, posting } = written;
  return (
    <Card title={result ? said.written : said.undecided}>
      <div role="status" className="write-done">
        <Warnings of={written} />
        {result && (
          <p>
            <Link to="/explore/$connection/$object/$id" params={{ connection, object, id: result.id }}>
              {object} {result.id}
            </Link>
          </p>
        )}
        {posting && (
          <p>
            <StateTag state={posting.state} />{' '}
            <Link to="/documents/$id" params={{ id: posting.id }}>
              {said.follow}
            </Link>
          </p>
        )}
        {back}
      </div>
    </Card>
  );
}
