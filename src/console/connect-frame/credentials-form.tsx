// The steps for the administrator, the fields, a check that the system answers line by line, and the attempt to connect.
import { type FormEvent, useMemo, useRef, useState } from 'react';
import type { AnswerOf, Client, Schemas } from '../../client/index.ts';
import { useFormat, useTexts } from '../language.tsx';
import { Card } from '../parts/card.tsx';
import { AdminSteps, CopySteps } from '../parts/connection/admin-steps.tsx';
import { Answer } from '../parts/connection/answer.tsx';
import { Press } from '../parts/press.tsx';
import { fieldsOf } from '../parts/schema-form/fields.ts';
import { SchemaForm } from '../parts/schema-form/schema-form.tsx';
import { fieldProblems, problemsByField, readForm } from '../parts/schema-form/values.ts';
import { Title } from '../parts/title.tsx';
import { common } from '../texts.ts';
import type { Made } from './connected.tsx';
import { givenOf } from './given.ts';
import { texts } from './texts.ts';
import { Trouble } from './trouble.tsx';

export function CredentialsForm({
  api,
  form,
  title,
  onAuth,
  onFailure,
  onMade,
  onClose,
}: {
  api: Client;
  form: AnswerOf<'readConnectForm'>;
  title: string;
  /** Another way to log on was chosen: the administrator's steps are others. */
  onAuth(kind: string): void;
  /** Answers whether the form is shown no longer. */
  onFailure(thrown: unknown): boolean;
  onMade(made: Made): void;
  onClose(): void;
}) {
  const said = useTexts(texts);
  const words = useTexts(common);
  const format = useFormat();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Schemas['Check']>();
  const [failure, setFailure] = useState<unknown>();
  const [problems, setProblems] = useState<Map<string, string>>();
  const frame = useRef<HTMLFormElement>(null);
  const { connector, settings } = form;
  const isNew = form.connection === null;
  const fields = useMemo(() => fieldsOf(connector.settings_schema), [connector]);
  const steps = connector.admin_steps;

  const check = async (given: Record<string, unknown>): Promise<Schemas['Check']> => {
    const checked = await api.checkConnectForm({ body: { settings: given } });
    setAnswer(checked);
    setProblems(fieldProblems(checked.fields, said.needed));
    return checked;
  };
  /** `connects`: also when the system has accepted the settings nothing is stored without it. */
  const attempt = async (connects: boolean) => {
    if (!frame.current?.reportValidity()) return;
    const given = givenOf(fields, settings, readForm(fields, new FormData(frame.current)), isNew);
    setBusy(true);
    setAnswer(undefined);
    setFailure(undefined);
    setProblems(undefined);
    try {
      const checked = await check(given);
      if (connects && checked.ok) {
        const connected = await api.finishConnectForm({ body: { settings: given } });
        return onMade({ connected, checked });
      }
    } catch (thrown) {
      if (onFailure(thrown)) return;
      setFailure(thrown);
      setProblems(problemsByField(thrown, said.needed));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void attempt(true);
  };
  const list = <AdminSteps steps={steps} />;
  return (
    <div className="wizard" data-steps={isNew || undefined}>
      <Title name={title} about={isNew ? said.about : said.aboutRenew} />
      {isNew ? (
        <Card title={said.steps} actions={steps.length > 0 && <CopySteps steps={steps} />}>
          {list}
        </Card>
      ) : (
        steps.length > 0 && (
          <details className="card">
            <summary>{said.steps}</summary>
            {list}
            <CopySteps steps={steps} />
          </details>
        )
      )}
      <Card title={said.credentials}>
        <p className="hint connection-about">{said.credentialsAbout}</p>
        <form ref={frame} className="settings-form" onSubmit={submit}>
          <SchemaForm
            fields={fields}
            values={settings}
            problems={problems}
            onKind={(path, kind) => path === 'auth' && onAuth(kind)}
          />
          <div className="live-check" aria-live="polite">
            {isBusy ? <p className="hint">{said.asking}</p> : answer && <Answer answer={answer} />}
            {failure !== undefined && <Trouble error={failure} />}
          </div>
          <div className="connect-frame-actions">
            <Press tone="quiet" onClick={onClose}>
              {words.cancel}
            </Press>
            <Press disabled={isBusy} onClick={() => void attempt(false)}>
              {said.check}
            </Press>
            <Press type="submit" tone="main" disabled={isBusy}>
              {isNew ? said.connect : said.store}
            </Press>
          </div>
        </form>
      </Card>
      <p className="hint">{said.until(format.instant(form.expires_at))}</p>
    </div>
  );
}
