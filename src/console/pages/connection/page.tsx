// One connection: how it stands and what to do, its settings, what the system lets Kontor do, and its calls.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { TestTag } from '../../parts/connection/environment.tsx';
import { Examination } from '../../parts/connection/examination.tsx';
import { LiveCheck } from '../../parts/connection/live-check.tsx';
import { PauseOrResume } from '../../parts/connection/pause.tsx';
import { type Connection, StatusTag, statusLooks } from '../../parts/connection/status-tag.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Press } from '../../parts/press.tsx';
import { Title } from '../../parts/title.tsx';
import { useMay } from '../../session.tsx';
import '../../styles/schema-form.css';
import '../../styles/connections.css';
import { Calls } from './calls.tsx';
import { Delete } from './delete.tsx';
import { ConnectionFacts } from './facts.tsx';
import { FailingReads } from './failing-reads.tsx';
import { Settings, type SettingsMode } from './settings.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/connections/$id');

export function ConnectionPage() {
  const { id } = route.useParams();
  const said = useTexts(texts);
  const mayWrite = useMay('write');
  const [mode, setMode] = useState<SettingsMode>('read');
  const connection = useAnswer(['connections', id], api => api.getConnection({ id }), { everyMs: 5_000 });
  const connectors = useAnswer(['connectors'], api => api.listConnectors(), { staleTime: 300_000 });
  if (connection.isPending) return <Loading />;
  if (connection.error) return <Failed error={connection.error} onRetry={() => void connection.refetch()} />;
  const { data } = connection;
  const kind = connectors.data?.result.find(({ name }) => name === data.connector);
  return (
    <>
      <Title
        above={<Link to="/connections">{said.above}</Link>}
        name={data.name}
        about={
          <>
            <StatusTag status={data.status} /> <TestTag of={data} /> {kind?.title ?? data.connector}
          </>
        }
      >
        <PauseOrResume connection={data} />
        <Delete connection={data} />
      </Title>
      <WhatToDo connection={data} onNewCredentials={() => setMode('credentials')} />
      <ConnectionFacts connection={data} />
      <FailingReads connection={data} />
      <div className="connection" data-mode={mode}>
        <Settings connection={data} mode={mode} onMode={setMode} />
        <div className="connection-side">
          {mayWrite && (
            <Card title={said.check}>
              <p className="hint connection-about">{said.checkAbout}</p>
              <LiveCheck id={id} />
            </Card>
          )}
          {mayWrite && (
            <Card title={said.examination}>
              <Examination connection={id} />
            </Card>
          )}
        </div>
      </div>
      <Calls id={id} />
    </>
  );
}

function WhatToDo({
  connection: { status, status_reason },
  onNewCredentials,
}: {
  connection: Connection;
  onNewCredentials(): void;
}) {
  const said = useTexts(texts);
  const format = useFormat();
  const mayAdmin = useMay('admin');
  if (status === 'ok') return null;
  const todo = {
    needs_credentials: said.todoCredentials,
    failing: said.todoFailing,
    limited: said.todoLimited,
    paused: said.todoPaused,
  }[status];
  return (
    <section className="notice" data-tone={statusLooks[status].tone}>
      <h2>{said.todo}</h2>
      {status_reason && <p>{format.sentence(status_reason)}</p>}
      <p>{todo}</p>
      {status === 'needs_credentials' && mayAdmin && (
        <Press onClick={onNewCredentials}>{said.newCredentials}</Press>
      )}
    </section>
  );
}
