// One destination: how it does, what can be done, and what was sent to it.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames } from '../../names.tsx';
import { useTypeWords } from '../../parts/destination/message-kinds.ts';
import { DestinationState } from '../../parts/destination/state.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Secret } from '../../parts/secret.tsx';
import { Title } from '../../parts/title.tsx';
import { Actions } from './actions.tsx';
import { Deliveries } from './deliveries.tsx';
import { texts } from './texts.ts';
import '../../styles/lists.css';
import '../../styles/settings.css';

const route = getRouteApi('/settings/destinations/$id');

export function DestinationPage() {
  const { id } = route.useParams();
  const said = useTexts(texts);
  const format = useFormat();
  const connections = useConnectionNames();
  const wordsOf = useTypeWords();
  const [secret, setSecret] = useState<string>();
  const asked = useAnswer(['destinations', id], api => api.getDestination({ id }), { everyMs: 10_000 });
  if (asked.isPending) return <Loading />;
  if (asked.error) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  const destination = asked.data;
  return (
    <>
      <Title
        above={<Link to="/settings/destinations">{said.above}</Link>}
        name={destination.url}
        about={<DestinationState of={destination} />}
      >
        <Actions destination={destination} onSecret={setSecret} />
      </Title>
      {secret !== undefined && (
        <Secret title={said.secret} secret={secret} onDone={() => setSecret(undefined)} />
      )}
      {destination.status_reason && (
        <p className="notice" data-tone="critical">
          {format.sentence(destination.status_reason)}
        </p>
      )}
      <Facts
        of={[
          [said.types, wordsOf(destination.types)],
          [
            said.watch,
            destination.watch
              .map(({ connection, object }) => `${connections.get(connection) ?? connection}: ${object}`)
              .join(', '),
          ],
          [said.failing, format.instant(destination.failing_since)],
          [said.tenant, destination.tenant],
        ]}
      />
      <h2 className="section-head">{said.deliveries}</h2>
      <Deliveries id={id} />
    </>
  );
}
