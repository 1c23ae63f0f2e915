import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../../client/index.ts';
import { clientIn, useAnswer } from '../../api.tsx';
import { useSpoken, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { DestinationFields, destinationIn } from '../../parts/destination/fields.tsx';
import { Choice } from '../../parts/field.tsx';
import { useSession } from '../../session.tsx';
import { texts } from './texts.ts';

export function CreateDestination({
  onMade,
  onClose,
}: {
  onMade(destination: Schemas['DestinationWithSecret']): void;
  onClose(): void;
}) {
  const said = useTexts(texts);
  const { language } = useSpoken();
  const queries = useQueryClient();
  const { session } = useSession();
  const seesAll = session?.tenant === null;
  const tenants = useAnswer(['tenants', 'all'], api => api.listTenants({ limit: 500 }), { enabled: seesAll });
  const [chosen, setChosen] = useState<string>();
  const tenant = seesAll ? (chosen ?? tenants.data?.result[0]?.id) : undefined;
  const make = async (form: FormData) => {
    const made = await clientIn(language, tenant).createDestination({ body: destinationIn(form) });
    onMade(made);
    await queries.invalidateQueries({ queryKey: ['destinations'] });
  };
  return (
    <Confirm title={said.create} action={said.create} onConfirm={make} onClose={onClose}>
      {seesAll && tenants.data && (
        <Choice
          label={said.tenantOf}
          value={tenant}
          onChange={event => setChosen(event.target.value)}
          options={tenants.data.result.map(({ id, name }) => [id, `${name} (${id})`] as const)}
        />
      )}
      {(!seesAll || tenant !== undefined) && <DestinationFields key={tenant} tenant={tenant} />}
    </Confirm>
  );
}
