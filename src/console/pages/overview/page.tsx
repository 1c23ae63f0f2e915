// How everything stands: today's documents, what needs a person, money and systems. Each figure leads to the list behind it.
import { keepPreviousData } from '@tanstack/react-query';
import type { Schemas } from '../../../client/index.ts';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import '../../styles/overview.css';
import { Attention } from './attention.tsx';
import { Charts } from './charts.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Health } from './health.tsx';
import { Money } from './money.tsx';
import { PostedToday } from './posted-today.tsx';
import { texts } from './texts.ts';
import { Tiles } from './tiles.tsx';

export function OverviewPage() {
  const said = useTexts(texts);
  const { startOf, dayOf } = useFormat();
  // Where the day began in the zone in which times are shown.
  const since = startOf(dayOf(new Date())).toISOString();
  const { data, error, isPending, refetch } = useAnswer(
    ['summary', since],
    // What was booked since ever is counted among all postings, and is not shown here.
    api => api.getSummary({ since, ever: 'false' }),
    { everyMs: 5_000, placeholderData: keepPreviousData },
  );
  return (
    <>
      <Title name={said.title} about={said.about} />
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          {!isBegun(data.first_steps) && <FirstSteps steps={data.first_steps} />}
          <Tiles today={data.today ?? []} since={since} />
          <div className="overview">
            <div className="overview-side">
              <Attention entries={data.attention} />
              <Charts />
            </div>
            <div className="overview-side">
              <PostedToday today={data.today ?? []} />
              <Money waiting={data.waiting} needsPerson={data.needs_person} />
              <Health />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** Once a document was accepted, what is missing stands under what needs a person. */
const isBegun = (steps: readonly Schemas['FirstStep'][]) =>
  steps.some(({ code, done }) => done && code === 'step-accepted');
