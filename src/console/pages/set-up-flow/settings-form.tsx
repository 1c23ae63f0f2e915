// The settings of one kind of flow, in three parts: what is needed, further accounts, and how the flow behaves.
import { type ReactNode, useMemo } from 'react';
import { useTexts } from '../../language.tsx';
import { Card } from '../../parts/card.tsx';
import { fieldsOf, groupsOf, type SettingField, type Values } from '../../parts/flow-settings/fields.ts';
import type { SettingProblem } from '../../parts/flow-settings/problems.ts';
import { FormContext } from './form-context.ts';
import { Setting } from './setting.tsx';
import { texts } from './texts.ts';

export function SettingsForm({
  schema,
  from,
  to,
  values,
  problems,
  onChange,
}: {
  schema: unknown;
  from: string;
  to: string;
  values: Values;
  problems: readonly SettingProblem[];
  onChange(change: (before: Values) => Values): void;
}) {
  const said = useTexts(texts);
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const groups = groupsOf(fields);
  const isRefused = (some: readonly SettingField[]) =>
    some.some(({ name }) => problems.some(({ path }) => path === name || path.startsWith(`${name}.`)));
  const all = (some: readonly SettingField[]) => (
    <div className="settings-grid">
      {some.map(field => (
        <Setting
          key={field.name}
          field={field}
          value={values[field.name]}
          path={field.name}
          onChange={value => onChange(before => ({ ...before, [field.name]: value }))}
        />
      ))}
    </div>
  );
  return (
    <FormContext value={{ from, to, values, fields, problems }}>
      <Card title={said.needed}>
        <p className="hint settings-about">{said.neededHint}</p>
        {all(groups.main)}
      </Card>
      {groups.accounts.length > 0 && (
        <More title={said.accounts} isOpen={isRefused(groups.accounts)}>
          {all(groups.accounts)}
        </More>
      )}
      {groups.rules.length > 0 && (
        <More title={said.rules} isOpen={isRefused(groups.rules)}>
          {all(groups.rules)}
        </More>
      )}
    </FormContext>
  );
}

/** Folded until somebody opens it, or something in it is wrong. */
const More = ({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) => (
  <details className="card settings-more" open={isOpen || undefined}>
    <summary>
      <h2>{title}</h2>
    </summary>
    {children}
  </details>
);
