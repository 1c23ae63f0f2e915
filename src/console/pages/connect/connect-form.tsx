// Name and settings of a new connection. Creating it is the check: Kontor stores nothing that the system does not accept.
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import type { AnswerOf, Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { EnvironmentChoice, environmentIn } from '../../parts/connection/environment.tsx';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { Refused } from '../../parts/refused.tsx';
import { fieldsOf } from '../../parts/schema-form/fields.ts';
import { SchemaForm } from '../../parts/schema-form/schema-form.tsx';
import { problemsByField, readForm } from '../../parts/schema-form/values.ts';
import { Unsaved } from '../../parts/unsaved.tsx';
import { texts } from './texts.ts';

export function ConnectForm({
  connector,
  onAuth,
  onMade,
}: {
  connector: Schemas['Connector'];
  /** Another way to log on was chosen: the administrator's steps are others. */
  onAuth(kind: string): void;
  onMade(made: AnswerOf<'createConnection'>): void;
}) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [problems, setProblems] = useState<Map<string, string>>();
  const fields = useMemo(() => fieldsOf(connector.settings_schema), [connector]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const name = String(entered.get('name')).trim();
    setBusy(true);
    setFailure(undefined);
    setProblems(undefined);
    try {
      const environment = environmentIn(entered);
      const body = {
        connector: connector.name,
        name,
        settings: readForm(fields, entered),
        ...(environment === null ? {} : { environment }),
      };
      const made = await api.createConnection({ body });
      setDirty(false);
      await queries.invalidateQueries({ queryKey: ['connections'] });
      onMade(made);
    } catch (thrown) {
      setFailure(thrown);
      setProblems(problemsByField(thrown, said.needed));
      setBusy(false);
    }
  };
  return (
    <Card title={said.settings}>
      <p className="hint connection-about">{said.settingsAbout}</p>
      <form className="settings-form" onSubmit={submit} onChange={() => setDirty(true)}>
        <Field
          label={said.name}
          hint={problems?.get('name') ?? said.nameHint}
          name="name"
          maxLength={100}
          required
          autoComplete="off"
          aria-invalid={problems?.has('name')}
        />
        <EnvironmentChoice required />
        <SchemaForm
          fields={fields}
          problems={problems}
          onKind={(path, kind) => path === 'auth' && onAuth(kind)}
          onRows={() => setDirty(true)}
        />
        {failure !== undefined && <Refused error={failure} />}
        <p className="hint" role="status">
          {isBusy ? said.trying : said.tryAbout}
        </p>
        <div className="dialog-actions">
          <Press type="submit" tone="main" disabled={isBusy}>
            {said.try}
          </Press>
        </div>
      </form>
      <Unsaved isDirty={isDirty} of="connector" />
    </Card>
  );
}
