// Makes a plan to act on all documents that match the filters. Nothing changes before the plan is run, on its own page.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ArgumentsOf, Schemas } from '../../../client/index.ts';
import { clientIn, useAnswer } from '../../api.tsx';
import { useSpoken, useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { useMay, useSession } from '../../session.tsx';
import { common } from '../../texts.ts';
import type { DocumentSearch } from './search.ts';
import { texts } from './texts.ts';

type Body = ArgumentsOf<'createBulkPlan'>['body'];
type Action = Schemas['BulkPlan']['action'];

export function PlanDialog({
  filter,
  count,
  onClose,
}: {
  filter: Omit<DocumentSearch, 'cursor'>;
  /** How many match, as a sentence. */
  count: ReactNode;
  onClose(): void;
}) {
  const said = useTexts(texts);
  const { note } = useTexts(common);
  const { language } = useSpoken();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayEnd = useMay('admin');
  const { session } = useSession();
  const seesAll = session?.tenant === null;
  const tenants = useAnswer(['tenants', 'all'], api => api.listTenants({ limit: 500 }), { enabled: seesAll });
  const [action, setAction] = useState<Action>('replay');
  // What ends a document, or says what is in the books, is for administrators.
  const actions: readonly Action[] = mayEnd ? ['replay', 'settle-not-found', 'close'] : ['replay'];
  const make = async (form: FormData) => {
    const why = String(form.get('note')).trim();
    const tenant = form.get('tenant');
    const api = clientIn(language, typeof tenant === 'string' && tenant !== '' ? tenant : undefined);
    // The API checks the filter, and that a person who closes says why.
    const body = { action, filter, ...(why === '' ? {} : { note: why }) } as Body;
    const { id } = await api.createBulkPlan({ body });
    await queries.invalidateQueries({ queryKey: ['bulk-plans'] });
    await navigate({ to: '/bulk-plans/$id', params: { id } });
  };
  return (
    <Confirm title={said.actOnAll} action={said.makePlan} onConfirm={make} onClose={onClose}>
      <p>
        <b>{count}</b>
      </p>
      <p>{said.planFirst}</p>
      <fieldset className="choices">
        <legend className="unseen">{said.actOnAll}</legend>
        {actions.map(one => (
          <label key={one}>
            <input
              type="radio"
              name="action"
              value={one}
              checked={one === action}
              onChange={() => setAction(one)}
            />
            <span>
              {said[one]}
              <small className="row-second">{said[`${one}-why`]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {seesAll && (tenants.data?.result.length ?? 0) > 1 && (
        <Choice
          label={said.tenant}
          name="tenant"
          options={[
            ['', said.tenantOfDocuments],
            ...(tenants.data?.result ?? []).map(({ id, name }) => [id, `${name} (${id})`] as const),
          ]}
        />
      )}
      <Field
        label={note}
        hint={said.noteHint}
        name="note"
        maxLength={500}
        required={action === 'close'}
        autoComplete="off"
      />
    </Confirm>
  );
}
