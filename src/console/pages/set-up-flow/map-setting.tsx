// A setting with a value for each of several names: an account for each payment method, rules for each channel.
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { type ComponentType, useId, useRef, useState } from 'react';
import { useTexts } from '../../language.tsx';
import { isValues } from '../../parts/flow-settings/fields.ts';
import { problemAt } from '../../parts/flow-settings/problems.ts';
import { Press } from '../../parts/press.tsx';
import { type SettingProps, useForm } from './form-context.ts';
import { texts } from './texts.ts';

interface Row {
  id: number;
  name: string;
  value: unknown;
}

export function MapSetting({
  field,
  value,
  path,
  onChange,
  Entry,
}: SettingProps & {
  /** What stands under each name: any setting, given here so that the two files need not know each other. */
  Entry: ComponentType<SettingProps>;
}) {
  const said = useTexts(texts);
  const { problems } = useForm();
  const hintId = useId();
  const first = Object.entries(isValues(value) ? value : {});
  // Rows of their own, because two may have the same name, or none, while somebody types.
  const [rows, setRows] = useState<Row[]>(() => first.map(([name, one], id) => ({ id, name, value: one })));
  const nextId = useRef(first.length);
  const change = (changed: Row[]) => {
    setRows(changed);
    onChange(Object.fromEntries(changed.filter(({ name }) => name !== '').map(one => [one.name, one.value])));
  };
  const replace = (row: Row) => change(rows.map(one => (one.id === row.id ? row : one)));
  const problem = problemAt(problems, path, false);
  const { value: entry } = field;
  if (!entry) return null;
  return (
    <fieldset className="setting-map" aria-describedby={hintId} data-wide={entry.kind === 'group'}>
      <legend>{field.isRequired ? `${field.title} *` : field.title}</legend>
      <p className="hint" id={hintId} data-kind={problem === undefined ? 'hint' : 'problem'}>
        {problem ?? field.help}
      </p>
      {rows.map(row => (
        <div className="setting-row" key={row.id}>
          <input
            aria-label={said.nameOf(field.title)}
            placeholder={said.name}
            value={row.name}
            onChange={event => replace({ ...row, name: event.target.value })}
          />
          <Entry
            field={entry}
            label={said.valueOf(field.title, row.name)}
            value={row.value}
            path={`${path}.${row.name}`}
            onChange={changed => replace({ ...row, value: changed })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={said.remove(row.name)}
            onClick={() => change(rows.filter(one => one.id !== row.id))}
          >
            <Trash aria-hidden />
          </button>
        </div>
      ))}
      <Press
        tone="quiet"
        onClick={() =>
          change([
            ...rows,
            { id: nextId.current++, name: '', value: entry.kind === 'choice' ? entry.options[0] : undefined },
          ])
        }
      >
        <Plus aria-hidden />
        {said.add}
      </Press>
    </fieldset>
  );
}
