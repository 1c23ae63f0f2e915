// Settings on the left, a preview by them on the right, and below what is done with them.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useFormat, useTexts } from '../../language.tsx';
import type { FlowDefinition } from '../../parts/flow-settings/definitions.tsx';
import { filled, type Values } from '../../parts/flow-settings/fields.ts';
import {
  problemsThatStand,
  type SettingProblem,
  settingProblems,
} from '../../parts/flow-settings/problems.ts';
import { Press } from '../../parts/press.tsx';
import { ProblemWords } from '../../parts/problem-words.tsx';
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
  /**
   * What can be done with the settings. `isChecked` is asked first: false when they were refused, and the page says why. `onStored`: they are
   * stored, so that the page can be left without a question.
   */
  children(settings: Values, isChecked: () => Promise<boolean>, onStored: () => void): ReactNode;
}) {
  const said = useTexts(texts);
  const api = useApi();
  const [values, setValues] = useState(first);
  const [{ failure, refused }, setFailure] = useState<{ failure?: unknown; refused: Values }>({
    refused: {},
  });
  const [checked, setChecked] = useState<string>();
  const notice = useRef<HTMLDivElement>(null);
  const settings = filled(values);
  /** An answer is about the settings that it was asked for: people may have changed them while both systems were read. */
  const asText = JSON.stringify(settings);
  const [stored, setStored] = useState(() => JSON.stringify(filled(first)));
  const problems = problemsThatStand(settingProblems(failure), { refused, now: settings, unset: said.unset });
  useEffect(() => {
    if (failure !== undefined) notice.current?.focus();
  }, [failure]);
  /** Throws what has nothing to do with the settings. */
  const ask = async (subject?: string): Promise<{ preview: Preview | null } | undefined> => {
    try {
      const answer = await api.previewDraft({ body: { flow: definition.name, from, to, settings, subject } });
      setFailure({ refused: {} });
      return answer;
    } catch (thrown) {
      if (subject !== undefined && settingProblems(thrown).length === 0) throw thrown;
      setFailure({ failure: thrown, refused: settings });
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
          onChange={setValues}
        />
        {failure !== undefined && (problems.length > 0 || settingProblems(failure).length === 0) && (
          <div className="notice" data-tone="negative" role="alert" ref={notice} tabIndex={-1}>
            {failure instanceof ApiProblem && <h2>{said.refused}</h2>}
            <Refusal failure={failure} problems={problems} definition={definition} />
          </div>
        )}
        <footer className="workbench-actions">
          <p role="status">{checked === asText && said.checked}</p>
          <Press onClick={async () => setChecked((await isChecked()) ? asText : undefined)}>
            {said.check}
          </Press>
          {children(settings, isChecked, () => setStored(asText))}
        </footer>
      </div>
      <PreviewCard
        object={definition.on[0] ?? ''}
        from={from}
        settings={asText}
        onPreview={async subject => (await ask(subject))?.preview ?? undefined}
      />
      <Unsaved isDirty={asText !== stored} />
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
  const format = useFormat();
  if (problems.length === 0) return <ProblemWords error={failure} />;
  return (
    <>
      <ul className="refusals">
        {problems.map(({ path, says }) => (
          <li key={`${path} ${says}`}>
            <strong>{titleOf(definition.settings_schema, path)}</strong>
            {path === '' ? says : `: ${says}`}
          </li>
        ))}
      </ul>
      {failure instanceof ApiProblem && failure.next && <p>{format.sentence(failure.next)}</p>}
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
