// Changes name and settings. Only what is different is sent, and only if nobody else has changed something meanwhile.
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ArgumentsOf } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { EnvironmentChoice, environmentIn, useEnvironment } from '../../parts/connection/environment.tsx';
import type { Connection } from '../../parts/connection/status-tag.tsx';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import type { FormField } from '../../parts/schema-form/fields.ts';
import { SchemaForm } from '../../parts/schema-form/schema-form.tsx';
import { patchOf, problemsByField, readForm } from '../../parts/schema-form/values.ts';
import { Unsaved } from '../../parts/unsaved.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

type Change = ArgumentsOf<'updateConnection'>['body'];

export function SettingsForm({
  connection,
  fields,
  hasName,
  onDone,
}: {
  connection: Connection;
  fields: FormField[];
  hasName: boolean;
  onDone(): void;
}) {
  const said = useTexts(texts);
  const words = useTexts(common);
  const environmentOf = useEnvironment();
  const api = useApi();
  const queries = useQueryClient();
  // As it stood when the form was opened: the page behind it goes on reading.
  const [before] = useState(connection);
  const [change, setChange] = useState<Change>();
  const [isSame, setSame] = useState(false);
  const [isDirty, setDirty] = useState(false);
  const [problems, setProblems] = useState<Map<string, string>>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const settings = patchOf(fields, before.settings, readForm(fields, entered));
    const name = String(entered.get('name') ?? before.name).trim();
    const environment = hasName ? environmentIn(entered) : before.environment;
    const body = {
      ...(name === before.name ? {} : { name }),
      ...(environment === before.environment ? {} : { environment }),
      ...(Object.keys(settings).length === 0 ? {} : { settings }),
    };
    setSame(Object.keys(body).length === 0);
    if (Object.keys(body).length > 0) setChange(body);
  };
  const save = async (body: Change) => {
    try {
      await api.updateConnection({ id: before.id, body, ifMatch: before.etag });
    } catch (thrown) {
      setProblems(problemsByField(thrown, said.needed));
      throw thrown;
    }
    setDirty(false);
    await queries.invalidateQueries({ queryKey: ['connections'] });
    onDone();
  };
  return (
    <>
      <form ref={form} className="settings-form" onSubmit={submit} onChange={() => setDirty(true)}>
        {hasName && (
          <Field
            label={said.name}
            name="name"
            defaultValue={before.name}
            maxLength={100}
            required
            autoComplete="off"
          />
        )}
        {hasName && <EnvironmentChoice value={before.environment} />}
        <SchemaForm
          fields={fields}
          values={before.settings}
          problems={problems}
          isChange
          onRows={() => setDirty(true)}
        />
        <p role="status" className="hint">
          {isSame && said.nothingChanged}
        </p>
        <div className="dialog-actions">
          <Press onClick={onDone}>{words.cancel}</Press>
          <Press type="submit" tone="main">
            {words.save}
          </Press>
        </div>
      </form>
      {change && (
        <Confirm
          title={words.save}
          action={words.save}
          onClose={() => setChange(undefined)}
          onConfirm={() => save(change)}
        >
          <p>{said.saveAsk}</p>
          <ul className="changes">
            {change.name !== undefined && <li>{said.name}</li>}
            {change.environment !== undefined && <li>{environmentOf(before)[0]}</li>}
            {fields
              .filter(({ name }) => Object.hasOwn(change.settings ?? {}, name))
              .map(({ path, title }) => (
                <li key={path}>{title}</li>
              ))}
          </ul>
        </Confirm>
      )}
      <Unsaved isDirty={isDirty} />
    </>
  );
}
