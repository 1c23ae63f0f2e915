// What a person can do with an entry. An export is written to the audit trail, so it asks first, too.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Press } from '../../parts/press.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { texts } from './texts.ts';

export function Actions({ entry: { id, about, reason } }: { entry: Schemas['SetAside'] }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'export' | 'retry' | 'discard'>();
  const run = {
    export: async () => {
      const whole = await api.exportSetAside({ id });
      saveFile(`${id}.json`, JSON.stringify(whole, null, 2));
    },
    retry: () => api.retrySetAside({ id }),
    discard: () => api.discardSetAside({ id }),
  };
  const asks = { export: said.exportAsk, retry: said.retryAsk, discard: said.discardAsk };
  return (
    <span className="row-actions">
      {(['retry', 'export', 'discard'] as const).map(name => (
        <Press
          key={name}
          tone={name === 'discard' ? 'danger' : 'plain'}
          aria-label={`${said[name]}: ${about}`}
          onClick={() => setOpen(name)}
        >
          {said[name]}
        </Press>
      ))}
      {open && (
        <Confirm
          title={said[open]}
          action={said[open]}
          tone={open === 'discard' ? 'danger' : 'main'}
          onClose={() => setOpen(undefined)}
          onConfirm={async () => {
            await run[open]();
            if (open !== 'export') await queries.invalidateQueries({ queryKey: ['set-aside'] });
          }}
        >
          <p>{said.about1(about)}</p>
          <p className="hint">{reason}</p>
          <p>{asks[open]}</p>
        </Confirm>
      )}
    </span>
  );
}
