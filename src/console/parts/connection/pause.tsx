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
  const [asked, ask] = useState<'pause' | 'resume'>();
  const { id, name, status } = connection;
  const next = status === 'paused' ? 'resume' : 'pause';
  if (!mayAdmin) return null;
  return (
    <>
      <Press onClick={() => ask(next)}>
        {said[next]}
        <span className="unseen">: {name}</span>
      </Press>
      {asked && (
        <Confirm
          title={said[asked]}
          action={said[asked]}
          // Another person was faster.
          isOver={asked !== next}
          onClose={() => ask(undefined)}
          onConfirm={async () => {
            await (asked === 'resume' ? api.resumeConnection({ id }) : api.pauseConnection({ id }));
            await queries.invalidateQueries({ queryKey: ['connections'] });
          }}
        >
          <p>{asked === 'resume' ? said.resumeAsk(name) : said.pauseAsk(name)}</p>
        </Confirm>
      )}
    </>
  );
}
