// How the plan stands, above everything else: who has to do what, how far the run has come, and what came of it. A run with refusals never
// says that all went well.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ArgumentsOf } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { outcomeOf } from '../../parts/bulk-plan/plan-tag.tsx';
import { Copy } from '../../parts/copy.tsx';
import { useMay } from '../../session.tsx';
import type { Plan } from './plan-type.ts';
import { texts } from './texts.ts';

export function Standing({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  switch (plan.state) {
    case 'planned':
      return <Planned plan={plan} />;
    case 'running':
      return <Running plan={plan} />;
    case 'expired':
      return (
        <Notice tone="critical" title={said.expired}>
          <p>{said.expiredWhy}</p>
          <MatchingNow plan={plan} />
        </Notice>
      );
    default:
      return <Ended plan={plan} />;
  }
}

const Notice = ({ tone, title, children }: { tone: string; title: string; children: ReactNode }) => (
  <section className="notice" data-tone={tone}>
    <h2>{title}</h2>
    {children}
  </section>
);

function Planned({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const format = useFormat();
  const mayRun = useMay(plan.needs);
  const mayWrite = useMay('write');
  const { data: requests } = useAnswer(
    ['change-requests', 'pending'],
    api => api.listChangeRequests({ state: 'pending', limit: 500 }),
    { everyMs: 5_000 },
  );
  const request = requests?.result.find(({ subject }) => subject === plan.id);
  if (plan.actionable === 0)
    return (
      <Notice tone="neutral" title={said.nothing}>
        <p>{said.nothingWhy}</p>
        <MatchingNow plan={plan} />
      </Notice>
    );
  return (
    <>
      {request ? (
        <Notice tone="informative" title={said.waits}>
          <p>{said.waitsWhy(request.asked_by.name)}</p>
          <Link to="/settings/change-requests" search={{ request: request.id }}>
            {said.showRequest}
          </Link>
        </Notice>
      ) : (
        mayWrite &&
        !mayRun && (
          <Notice tone="informative" title={said.needsAdmin}>
            <p>
              {said.needsAdminWhy} {said.goodUntil(format.instant(plan.expires_at))}
            </p>
            <Copy text={() => location.href} label={said.copyAddress} />
          </Notice>
        )
      )}
      <ChangedSince plan={plan} />
      {mayRun && !request && (
        <p className="hint plan-until">{said.goodUntil(format.instant(plan.expires_at))}</p>
      )}
    </>
  );
}

/** The plan is of another state of things: some of its documents have changed, or others match by now. */
function ChangedSince({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const format = useFormat();
  const { data: now } = useAnswer(
    ['postings', 'count', plan.filter],
    api => api.countPostings(plan.filter as ArgumentsOf<'countPostings'>),
    { everyMs: 5_000 },
  );
  const isOther = now?.is_exact === true && now.count !== plan.matched;
  if (plan.changed === 0 && !isOther) return null;
  return (
    <Notice tone="critical" title={plan.changed > 0 ? said.changed(format.number(plan.changed)) : othersOf()}>
      {plan.changed > 0 && <p>{said.changedWhy}</p>}
      {plan.changed > 0 && isOther && <p>{othersOf()}</p>}
      {isOther && <p>{said.othersWhy}</p>}
      <MatchingNow plan={plan} />
    </Notice>
  );
  function othersOf(): string {
    return said.others(format.number(now?.count ?? 0), format.number(plan.matched));
  }
}

/** The list of documents takes the filters of the plan as they are. */
const MatchingNow = ({ plan }: { plan: Plan }) => (
  <Link to="/documents" search={plan.filter}>
    {useTexts(texts).matching}
  </Link>
);

function Running({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const format = useFormat();
  const ended = plan.done + plan.skipped + plan.failed;
  return (
    <Notice tone="informative" title={said.running}>
      <progress max={plan.actionable} value={ended} aria-label={said.running} />
      <p role="status">{said.progress(format.number(ended), format.number(plan.actionable))}</p>
      <Rest plan={plan} />
      <p className="hint">{said.leave}</p>
    </Notice>
  );
}

function Ended({ plan }: { plan: Plan }) {
  const said = useTexts(texts);
  const format = useFormat();
  const outcome = outcomeOf(plan);
  const [done, all] = [format.number(plan.done), format.number(plan.actionable)];
  if (outcome === 'discarded')
    return (
      <Notice tone="neutral" title={said.discarded}>
        <p>{said.discardedWhy}</p>
      </Notice>
    );
  const title = {
    done: said.allDone(done),
    cancelled: said.cancelled(done, all),
  }[outcome as string];
  const tone = { done: 'positive', notDone: 'negative' }[outcome as string];
  return (
    <Notice tone={tone ?? 'critical'} title={title ?? said.someDone(done, all)}>
      {plan.action !== 'close' && plan.done > 0 && <p>{said.sentAgain}</p>}
      <Rest plan={plan} isEnded />
    </Notice>
  );
}

/** What was not done, with the way to those documents. */
function Rest({ plan, isEnded = false }: { plan: Plan; isEnded?: boolean }) {
  const said = useTexts(texts);
  const format = useFormat();
  const rest = [
    ['failed', plan.failed, said.refused],
    ['skipped', plan.skipped, said.skipped],
    ['left', isEnded ? plan.left : 0, said.left],
  ] as const;
  const some = rest.filter(([, count]) => count > 0);
  if (some.length === 0) return null;
  return (
    <ul className="links">
      {some.map(([outcome, count, say]) => (
        <li key={outcome}>
          <Link to="/bulk-plans/$id" params={{ id: plan.id }} search={{ outcome }} resetScroll={false}>
            {say(format.number(count))}
          </Link>
        </li>
      ))}
    </ul>
  );
}
