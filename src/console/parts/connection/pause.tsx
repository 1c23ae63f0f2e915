import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { useMay } from '../../session.tsx';
import { Confirm } from '../confirm.tsx';
import { Press } from '../press.tsx';
import type { Connection } from './status-tag.tsx';
import { texts } from './texts.ts';

/** Pauses a connection, or resumes it. */
export function PauseOrResume({ connection }: { connection: Pick<Connection, 'id' | 'name' | 'status'> }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const mayAdmin = useMay('admin');
  const [isAsking, setAsking] = useState(false);
  const { id, name, status } = connection;
  const isPaused = status === 'paused';
  const label = isPaused ? said.resume : said.pause;
  if (!mayAdmin) return null;
  return (
    <>
      <Press onClick={() => setAsking(true)}>
        {label}
        <span className="unseen">: {name}</span>
      </Press>
      {isAsking && (
        <Confirm
          title={label}
          action={label}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await (isPaused ? api.resumeConnection({ id }) : api.pauseConnection({ id }));
            await queries.invalidateQueries({ queryKey: ['connections'] });
          }}
        >
          <p>{isPaused ? said.resumeAsk(name) : said.pauseAsk(name)}</p>
        </Confirm>
      )}
    </>
  );
}
