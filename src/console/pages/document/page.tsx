// One document: how it stands, what a person can do, and everything that happened to it, with the calls.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { CallPanel } from '../../parts/call-panel.tsx';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { looks, StateTag } from '../../parts/state-tag.tsx';
import { Title } from '../../parts/title.tsx';
import { useSearchOf } from '../../search.ts';
import { Actions } from './actions.tsx';
import { Lines } from './lines.tsx';
import { OverTime } from './over-time.tsx';
import { Steps } from './steps.tsx';
import { texts } from './texts.ts';
import '../../styles/story.css';

const route = getRouteApi('/documents/$id');

export function DocumentPage() {
  const { id } = route.useParams();
  const { call } = useSearchOf(route);
  const said = useTexts(texts);
  const format = useFormat();
  const story = useAnswer(['postings', id, 'story'], api => api.getStory({ id }), { everyMs: 3_000 });
  if (story.isPending) return <Loading />;
  if (story.error) return <Failed error={story.error} onRetry={() => void story.refetch()} />;
  const { posting, steps, is_whole } = story.data;
  const called = steps.flatMap(step => (step.call ? [step.call.id] : []));
  const shown = call ?? called.at(-1);
  return (
    <>
      <Title
        above={<Link to="/documents">{said.above}</Link>}
        name={posting.business_key}
        about={<StateTag state={posting.state} />}
      >
        <Link className="press" data-tone="plain" to="/live" search={{ posting: id }}>
          {said.follow}
        </Link>
        <Actions posting={posting} />
      </Title>
      {posting.reason && (
        <p className="notice" data-tone={looks[posting.state].tone}>
          {format.sentence(posting.reason)}
        </p>
      )}
      {posting.differs && posting.read_back && (
        <p className="notice" data-tone="critical">
          {format.sentence(posting.read_back.says)}
        </p>
      )}
      <PostingFacts posting={posting} />
      <div className="story">
        <Card title={said.story}>
          {!is_whole && <p className="hint">{said.notWhole}</p>}
          <Steps steps={steps} shown={shown} />
        </Card>
        <div className="story-calls">
          {shown === undefined ? (
            <p className="empty">{said.noCalls}</p>
          ) : (
            <CallPanel key={shown} id={shown} />
          )}
        </div>
      </div>
      {called.length > 1 && <OverTime steps={steps} />}
      <Lines id={id} />
    </>
  );
}

function PostingFacts({ posting }: { posting: Parameters<typeof Actions>[0]['posting'] }) {
  const said = useTexts(texts);
  const format = useFormat();
  const flows = useFlowNames();
  const connections = useConnectionNames();
  return (
    <Facts
      of={[
        [said.amount, format.money(posting.amount, posting.currency)],
        [said.number, posting.document_number],
        [said.reference, posting.reference],
        [said.from, posting.flow === null ? said.caller : (flows.get(posting.flow) ?? posting.flow)],
        [said.system, connections.get(posting.connection) ?? posting.connection],
        [said.attempts, format.number(posting.attempts)],
        [said.stored, format.instant(posting.created_at)],
        [said.verified, format.instant(posting.verified_at)],
        [said.next, format.instant(posting.next_at)],
      ]}
    />
  );
}
