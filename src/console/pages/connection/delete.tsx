import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { Press } from '../../parts/press.tsx';
import { useMay } from '../../session.tsx';
import { texts } from './texts.ts';

export function Delete({ connection }: { connection: Connection }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayAdmin = useMay('admin');
  const [asked, ask] = useState<Connection>();
  if (!mayAdmin) return null;
  return (
    <>
      <Press tone="danger" onClick={() => ask(connection)}>
        {said.delete}
      </Press>
      {asked && (
        <Confirm
          title={said.deleteTitle}
          action={said.delete}
          tone="danger"
          onClose={() => ask(undefined)}
          onConfirm={async () => {
            // What stood there when the question was asked is deleted, and nothing else.
            await api.deleteConnection({ id: asked.id, ifMatch: asked.etag });
            await navigate({ to: '/connections', search: {} });
            queries.removeQueries({ queryKey: ['connections', asked.id] });
            await queries.invalidateQueries({ queryKey: ['connections'] });
          }}
        >
          <p>{said.deleteAsk(asked.name)}</p>
        </Confirm>
      )}
    </>
  );
}
