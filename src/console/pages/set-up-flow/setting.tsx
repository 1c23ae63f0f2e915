// One setting as a field, by its kind.
import { useId, useState } from 'react';
import { useSpoken, useTexts } from '../../language.tsx';
import { Field } from '../../parts/field.tsx';
import { isValues, type Values } from '../../parts/flow-settings/fields.ts';
import { problemAt } from '../../parts/flow-settings/problems.ts';
import { valueWord } from '../../parts/flow-settings/words.ts';
import { Picker } from '../../parts/picker.tsx';
import { type SettingProps, sourceOf, useForm } from './form-context.ts';
import { MapSetting } from './map-setting.tsx';
import { texts } from './texts.ts';

export function Setting(props: SettingProps) {
  switch (props.field.kind) {
    case 'map':
      return <MapSetting {...props} Entry={Setting} />;
    case 'group':
      return <GroupSetting {...props} />;
    case 'choices':
      return <ChoicesSetting {...props} />;
    case 'flag':
      return <FlagSetting {...props} />;
    case 'choice':
      return <ChoiceSetting {...props} />;
    default:
      return <TextSetting {...props} />;
  }
}

function TextSetting({ field, value, path, onChange, label }: SettingProps) {
  const said = useTexts(texts);
  const around = useForm();
  const { kind, fallback, help, isRequired } = field;
  const problem = problemAt(around.problems, path, kind === 'texts');
  const shared = {
    label: label ?? (isRequired ? `${field.title} *` : field.title),
    hint: help,
    problem,
    placeholder: fallback === undefined ? undefined : said.fallback(textOf(fallback)),
  };
  if (kind === 'text')
    return (
      <Picker
        {...shared}
        value={textOf(value)}
        onChange={onChange}
        source={sourceOf(field, around)}
        isLabelHidden={label !== undefined}
      />
    );
  return kind === 'number' ? (
    <Typed {...shared} value={value} inputMode="decimal" read={numberOf} onChange={onChange} />
  ) : (
    <Typed
      {...shared}
      value={value}
      hint={`${help ?? ''} ${said.commas}`}
      read={textsOf}
      onChange={onChange}
    />
  );
}

/** Keeps what is typed, so that a number or a list may be half finished. */
function Typed({
  label,
  hint,
  problem,
  placeholder,
  value,
  inputMode,
  read,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  problem: string | undefined;
  placeholder: string | undefined;
  value: unknown;
  inputMode?: 'decimal';
  read(text: string): unknown;
  onChange(value: unknown): void;
}) {
  const [text, setText] = useState(textOf(value));
  return (
    <Field
      label={label}
      hint={<span data-kind={problem === undefined ? 'hint' : 'problem'}>{problem ?? hint}</span>}
      value={text}
      placeholder={placeholder}
      inputMode={inputMode}
      aria-invalid={problem !== undefined}
      onChange={event => {
        setText(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}

function ChoiceSetting({ field, value, path, onChange, label }: SettingProps) {
  const said = useTexts(texts);
  const { language } = useSpoken();
  const { problems } = useForm();
  const id = useId();
  const problem = problemAt(problems, path, false);
  const hint = problem ?? (label === undefined ? field.help : undefined);
  return (
    <div className="field">
      {label === undefined && <label htmlFor={id}>{field.title}</label>}
      <select
        id={id}
        value={textOf(value)}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.target.value)}
      >
        {field.fallback === undefined && <option value="">{said.notSaid}</option>}
        {field.options.map(one => (
          <option key={one} value={one}>
            {valueWord(one, language)}
          </option>
        ))}
      </select>
      <small className="hint" id={`${id}-hint`} data-kind={problem === undefined ? 'hint' : 'problem'}>
        {hint}
      </small>
    </div>
  );
}

function FlagSetting({ field, value, onChange }: SettingProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          checked={value === true}
          aria-describedby={id}
          onChange={event => onChange(event.target.checked)}
        />
        {field.title}
      </label>
      <small className="hint" id={id}>
        {field.help}
      </small>
    </div>
  );
}

function ChoicesSetting({ field, value, onChange }: SettingProps) {
  const { language } = useSpoken();
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="choices field">
      <legend>{field.title}</legend>
      {field.options.map(one => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={event =>
              onChange(event.target.checked ? [...chosen, one] : chosen.filter(other => other !== one))
            }
          />
          {valueWord(one, language)}
        </label>
      ))}
      <small className="hint">{field.help}</small>
    </fieldset>
  );
}

/** Several settings that belong together, such as the rules of one channel. */
function GroupSetting({ field, value, path, onChange, label }: SettingProps) {
  const values: Values = isValues(value) ? value : {};
  return (
    <fieldset className="setting-group">
      <legend>{label ?? field.title}</legend>
      {field.help && <p className="hint">{field.help}</p>}
      <div className="settings-grid">
        {field.fields.map(one => (
          <Setting
            key={one.name}
            // Whether such settings are needed depends on whether there are any of them: the API says it.
            field={{ ...one, isRequired: false }}
            value={values[one.name]}
            path={`${path}.${one.name}`}
            onChange={changed => onChange({ ...values, [one.name]: changed })}
          />
        ))}
      </div>
    </fieldset>
  );
}

export const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value);

const numberOf = (text: string) => {
  const number = Number(text.trim().replace(',', '.'));
  // What is no number goes to the API as it is, which says so.
  return text.trim() === '' || Number.isNaN(number) ? text.trim() : number;
};

const textsOf = (text: string) =>
  text
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
