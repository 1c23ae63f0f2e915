// How everything stands: what is uncertain or parked first. Each figure leads to the list behind it.
import { useAnswer } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Title } from '../../parts/title.tsx';
import '../../styles/overview.css';
import { Attention } from './attention.tsx';
import { Health } from './health.tsx';
import { Money } from './money.tsx';
import { texts } from './texts.ts';
import { Tiles } from './tiles.tsx';

export function OverviewPage() {
  const said = useTexts(texts);
  const { data, error, isPending, refetch } = useAnswer(['summary'], api => api.getSummary(), {
    everyMs: 5_000,
  });
  return (
    <>
      <Title name={said.title} about={said.about} />
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <Tiles postings={data.postings} />
          <div className="overview">
            <Attention />
            <div className="overview-side">
              <Money totals={data.totals} />
              <Health />
            </div>
          </div>
        </>
      )}
    </>
  );
}
