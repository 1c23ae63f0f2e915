// The dialog that makes a key. Its tenant can be chosen by those who see all tenants.
import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../../client/index.ts';
import { clientIn, useAnswer } from '../../api.tsx';
import { useFormat, useSpoken, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { useSession } from '../../session.tsx';
import { texts } from './texts.ts';

const roles = ['viewer', 'operator', 'admin'] as const;
/** No tenant can have this id. */
const everyTenant = '*';

export function CreateKey({ onMade, onClose }: { onMade(key: Schemas['NewKey']): void; onClose(): void }) {
  const said = useTexts(texts);
  const { language } = useSpoken();
  const format = useFormat();
  const queries = useQueryClient();
  const { session } = useSession();
  const seesAll = session?.tenant === null;
  const tenants = useAnswer(['tenants', 'all'], api => api.listTenants({ limit: 500 }), { enabled: seesAll });
  const make = async (form: FormData) => {
    const tenant = form.get('tenant');
    const day = String(form.get('expires'));
    const api = clientIn(language, typeof tenant === 'string' && tenant !== everyTenant ? tenant : undefined);
    const made = await api.createKey({
      body: {
        name: String(form.get('name')).trim(),
        role: roles.find(role => role === form.get('role')) ?? 'viewer',
        all_tenants: tenant === everyTenant,
        // The whole of that day, in the zone in which times are shown.
        ...(day === '' ? {} : { expires_at: new Date(format.endOf(day).getTime() - 1_000).toISOString() }),
      },
    });
    onMade(made);
    await queries.invalidateQueries({ queryKey: ['keys'] });
  };
  return (
    <Confirm title={said.create} action={said.create} onConfirm={make} onClose={onClose}>
      <Field label={said.name} hint={said.nameHint} name="name" maxLength={100} required autoComplete="off" />
      <Choice
        label={said.role}
        name="role"
        defaultValue="operator"
        options={roles.map(role => [role, said[role]] as const)}
      />
      {seesAll && (
        <Choice
          key={tenants.data?.result.length}
          label={said.tenant}
          name="tenant"
          options={[
            ...(tenants.data?.result ?? []).map(({ id, name }) => [id, `${name} (${id})`] as const),
            [everyTenant, said.allTenants],
          ]}
        />
      )}
      <Field
        label={said.expires}
        hint={said.expiresHint}
        name="expires"
        type="date"
        min={format.dayOf(new Date())}
      />
    </Confirm>
  );
}
