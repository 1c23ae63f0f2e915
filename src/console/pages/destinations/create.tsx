import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../../client/index.ts';
import { clientIn, useAnswer } from '../../api.tsx';
import { useSpoken, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { messageKinds, useKindNames } from '../../parts/message-kinds.ts';
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
  const kindNames = useKindNames();
  const { language } = useSpoken();
  const queries = useQueryClient();
  const { session } = useSession();
  const seesAll = session?.tenant === null;
  const tenants = useAnswer(['tenants', 'all'], api => api.listTenants({ limit: 500 }), { enabled: seesAll });
  const make = async (form: FormData) => {
    const tenant = form.get('tenant');
    const chosen = messageKinds.filter(kind => form.get(kind) !== null);
    const made = await clientIn(language, typeof tenant === 'string' ? tenant : undefined).createDestination({
      body: {
        url: String(form.get('url')).trim(),
        types: chosen.length === 0 ? null : chosen.map(kind => `${kind}.*`),
      },
    });
    onMade(made);
    await queries.invalidateQueries({ queryKey: ['destinations'] });
  };
  return (
    <Confirm title={said.create} action={said.create} onConfirm={make} onClose={onClose}>
      <Field
        label={said.url}
        hint={said.urlHint}
        name="url"
        type="url"
        placeholder="https://"
        maxLength={2_000}
        required
      />
      {seesAll && tenants.data && (
        <Choice
          label={said.tenantOf}
          name="tenant"
          options={tenants.data.result.map(({ id, name }) => [id, `${name} (${id})`] as const)}
        />
      )}
      <fieldset className="form-grid">
        <legend>{said.about}</legend>
        {messageKinds.map(kind => (
          <label key={kind} className="check">
            <input type="checkbox" name={kind} />
            {kindNames[kind]}
          </label>
        ))}
      </fieldset>
      <p className="hint">{said.aboutHint}</p>
    </Confirm>
  );
}
