// Why a change was not made: Kontor refused it, or it waits until another person agrees.
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../../client/index.ts';
import { inBoth, useTexts } from '../language.tsx';
import { ProblemWords } from './problem-words.tsx';

const texts = inBoth(
  {
    asked: 'This waits for another person',
    askedWhy: (id: string) =>
      `Two people have to agree to this change. Kontor has stored it as change request ${id} and has changed nothing yet.`,
    askedNext: 'Ask another person to approve it under Settings, Change requests.',
    show: 'Show the change request',
  },
  {
    asked: 'Das wartet auf eine zweite Person',
    askedWhy: (id: string) =>
      `Dieser Änderung müssen zwei Personen zustimmen. Kontor hat sie als Änderungsantrag ${id} gespeichert und noch nichts geändert.`,
    askedNext: 'Bitten Sie eine zweite Person, sie unter „Einstellungen“, „Änderungsanträge“ zu genehmigen.',
    show: 'Änderungsantrag zeigen',
  },
);

/** The id of the change request that a change became; undefined: it was refused, or got lost. */
export function changeRequestOf(error: unknown): string | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'needs-approval') return undefined;
  return String(error.details.change_request);
}

export function Refused({ error }: { error: unknown }) {
  const said = useTexts(texts);
  const request = changeRequestOf(error);
  if (request !== undefined)
    return (
      <div className="notice" data-tone="informative" role="alert">
        <h3 className="notice-title">{said.asked}</h3>
        <p>{said.askedWhy(request)}</p>
        <p>{said.askedNext}</p>
        <Link to="/settings/change-requests" search={{ request }}>
          {said.show}
        </Link>
      </div>
    );
  return (
    <div className="notice" data-tone="negative" role="alert">
      <ProblemWords error={error} />
    </div>
  );
}
