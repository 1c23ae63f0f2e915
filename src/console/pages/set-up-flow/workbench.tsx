// Settings on the left, a preview by them on the right, and below what is done with them.
import { type ReactNode, useRef, useState } from 'react';
import { ApiProblem } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import type { FlowDefinition } from '../../parts/flow-settings/definitions.tsx';
import { filled, type Values } from '../../parts/flow-settings/fields.ts';
import { type SettingProblem, settingProblems } from '../../parts/flow-settings/problems.ts';
import { Press } from '../../parts/press.tsx';
import { Unsaved } from '../../parts/unsaved.tsx';
import { PreviewCard } from './preview.tsx';
import type { Preview } from './preview-type.ts';
import { SettingsForm } from './settings-form.tsx';
import { texts } from './texts.ts';

export function Workbench({
  definition,
  from,
  to,
  first,
  children,
}: {
  definition: FlowDefinition;
  from: string;
  to: string;
  first: Values;
  /** What can be done with the settings; `isChecked` is asked first: false when they were refused, and the page says why. */
  children(settings: Values, isChecked: () => Promise<boolean>): ReactNode;
}) {
  const said = useTexts(texts);
  const api = useApi();
  // What is in the form when the page opens is no change of anybody.
  const [opened] = useState(first);
  const [values, setValues] = useState(first);
  const [failure, setFailure] = useState<unknown>();
  const [isRight, setRight] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  const settings = filled(values);
  const problems = settingProblems(failure);
  /** Throws what has nothing to do with the settings. */
  const ask = async (subject?: string): Promise<{ preview: Preview | null } | undefined> => {
    setRight(false);
    try {
      const answer = await api.previewDraft({ body: { flow: definition.name, from, to, settings, subject } });
      setFailure(undefined);
      return answer;
    } catch (thrown) {
      if (subject !== undefined && settingProblems(thrown).length === 0) throw thrown;
      setFailure(thrown);
      requestAnimationFrame(() => notice.current?.focus());
      return undefined;
    }
  };
  const isChecked = async () => (await ask()) !== undefined;
  return (
    <div className="workbench">
      <div className="workbench-form">
        <SettingsForm
          schema={definition.settings_schema}
          from={from}
          to={to}
          values={values}
          problems={problems}
          onChange={change => {
            setRight(false);
            setValues(change);
          }}
        />
        {failure !== undefined && (
          <div className="notice" data-tone="negative" role="alert" ref={notice} tabIndex={-1}>
            <h2>{said.refused}</h2>
            <Refusal failure={failure} problems={problems} definition={definition} />
          </div>
        )}
        <footer className="workbench-actions">
          <p role="status">{isRight && said.checked}</p>
          <Press onClick={async () => setRight(await isChecked())}>{said.check}</Press>
          {children(settings, isChecked)}
        </footer>
      </div>
      <Unsaved isDirty={values !== opened} />
      <PreviewCard
        settings={values}
        object={definition.on[0] ?? ''}
        from={from}
        onPreview={async subject => (await ask(subject))?.preview ?? undefined}
      />
    </div>
  );
}

function Refusal({
  failure,
  problems,
  definition,
}: {
  failure: unknown;
  problems: readonly SettingProblem[];
  definition: FlowDefinition;
}) {
  const said = useTexts(texts);
  if (!(failure instanceof ApiProblem)) return <p>{said.noAnswer}</p>;
  return (
    <>
      {problems.length === 0 ? (
        <p>{failure.message}</p>
      ) : (
        <ul className="refusals">
          {problems.map(({ path, says }) => (
            <li key={path}>
              <strong>{titleOf(definition.settings_schema, path)}</strong>
              {path === '' ? says : `: ${says}`}
            </li>
          ))}
        </ul>
      )}
      {failure.next && <p>{failure.next}</p>}
    </>
  );
}

/** `clearing.paypal` as the form calls it: “Clearing accounts: paypal”. */
function titleOf(schema: FlowDefinition['settings_schema'], path: string): string {
  const [name = '', ...rest] = path.split('.');
  const properties = schema.properties;
  const known = typeof properties === 'object' && properties !== null ? Object.entries(properties) : [];
  const field: unknown = known.find(([one]) => one === name)?.[1];
  const title =
    typeof field === 'object' && field !== null && 'title' in field && typeof field.title === 'string'
      ? field.title
      : name;
  return rest.length === 0 ? title : `${title} (${rest.join(' ')})`;
}
