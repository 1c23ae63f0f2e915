// What can be done with a destination. Each asks first.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { DestinationFields, destinationIn } from '../../parts/destination/fields.tsx';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { useMay } from '../../session.tsx';
import { common } from '../../texts.ts';
import { dayAfter } from '../../zone.ts';
import { texts } from './texts.ts';

type Name = 'change' | 'test' | 'enable' | 'disable' | 'replayAll' | 'rotate' | 'delete';

export function Actions({
  destination,
  onSecret,
}: {
  destination: Schemas['Destination'];
  onSecret(secret: string): void;
}) {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  const format = useFormat();
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayWrite = useMay('write');
  const mayAdmin = useMay('admin');
  const [open, setOpen] = useState<Name>();
  const { id, status, etag } = destination;
  const asks: Record<Exclude<Name, 'change'>, string> = {
    test: said.testAsk,
    enable: said.enableAsk,
    disable: said.disableAsk,
    replayAll: said.replayAllAsk,
    rotate: said.rotateAsk,
    delete: said.deleteAsk,
  };
  const run: Record<Name, (form: FormData) => Promise<unknown>> = {
    change: form => api.updateDestination({ id, ifMatch: etag, body: destinationIn(form) }),
    test: () => api.testDestination({ id }),
    enable: () => api.updateDestination({ id, ifMatch: etag, body: { status: 'enabled' } }),
    disable: () => api.updateDestination({ id, ifMatch: etag, body: { status: 'disabled' } }),
    replayAll: form =>
      api.replayFailedDeliveries({
        id,
        body: { since: format.startOf(String(form.get('since'))).toISOString() },
      }),
    rotate: async () => onSecret((await api.rotateDestinationSecret({ id })).secret),
    delete: async () => {
      await api.deleteDestination({ id, ifMatch: etag });
      await navigate({ to: '/settings/destinations' });
    },
  };
  const shown: Name[] = [
    ...(mayWrite ? (['test', 'replayAll'] as const) : []),
    ...(mayAdmin
      ? (['change', status === 'enabled' ? 'disable' : 'enable', 'rotate', 'delete'] as const)
      : []),
  ];
  const toneOf = (name: Name) => (name === 'delete' ? 'danger' : 'plain');
  return (
    <>
      {shown.map(name => (
        <Press key={name} tone={toneOf(name)} onClick={() => setOpen(name)}>
          {said[name]}
        </Press>
      ))}
      {open && (
        <Confirm
          title={said[open]}
          action={open === 'change' ? everywhere.save : said[open]}
          tone={open === 'delete' ? 'danger' : 'main'}
          onClose={() => setOpen(undefined)}
          onConfirm={async form => {
            await run[open](form);
            await queries.invalidateQueries({ queryKey: ['destinations'] });
          }}
        >
          {open === 'change' ? (
            <DestinationFields now={destination} tenant={destination.tenant} />
          ) : (
            <p>{asks[open]}</p>
          )}
          {open === 'replayAll' && (
            <Field
              label={said.since}
              name="since"
              type="date"
              required
              defaultValue={dayAfter(format.dayOf(new Date()), -7)}
            />
          )}
        </Confirm>
      )}
    </>
  );
}
