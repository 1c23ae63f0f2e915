// The fields of a form, made from a JSON Schema by `fieldsOf`. They are uncontrolled: `readForm` reads what stands in them.
import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../../language.tsx';
import type { FieldOf, FormField } from './fields.ts';
import { Control, Hint } from './inputs.tsx';
import { ListRows } from './list-rows.tsx';
import { MapRows } from './map-rows.tsx';
import { hasSecret } from './shown.ts';
import { texts } from './texts.ts';
import { isValues, type Values } from './values.ts';

export interface FormOptions {
  /** What the API said about a field, by path. */
  problems?: ReadonlyMap<string, string> | undefined;
  /** Settings are changed, not entered for the first time: secrets that are left empty stay. */
  isChange?: boolean | undefined;
  /** Told when a person chooses another kind. */
  onKind?: ((path: string, kind: string) => void) | undefined;
  /** Told when a row is added or taken away: a form hears of its inputs, and not of those that come and go. */
  onRows?: (() => void) | undefined;
  /** Draws one field in another way, such as with a picker; undefined: as usual. Its inputs bear the path of the field as name. */
  draw?: ((field: FormField, value: unknown) => ReactNode | undefined) | undefined;
}

export function SchemaForm({
  fields,
  values = {},
  ...options
}: { fields: readonly FormField[]; values?: Values } & FormOptions) {
  const said = useTexts(texts);
  const frame = useRef<HTMLDivElement>(null);
  const { problems } = options;
  // What need not be given waits behind a line, unless there is nothing else.
  const hasMain = fields.some(({ required }) => required);
  const more = hasMain ? fields.filter(({ required }) => !required) : [];
  const hasWrong = more.some(({ path }) => isWithin(problems, path));
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!problems || problems.size === 0) return;
    if (hasWrong) setOpen(true);
    // After the frame in which closed fields are opened.
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }, [problems, hasWrong]);
  const shown = (some: FormField[]) => (
    <div className="form-fields">
      {some.map(field => (
        <OneField key={field.path} field={field} value={values[field.name]} required={true} {...options} />
      ))}
    </div>
  );
  return (
    <div ref={frame} className="schema-form">
      <NameOfSecrets fields={fields.filter(({ kind }) => kind !== 'kinds')} />
      {shown(fields.filter(field => !more.includes(field)))}
      {more.length > 0 && (
        <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>
            {said.more} ({more.length})
          </summary>
          {shown(more)}
        </details>
      )}
    </div>
  );
}

/** Browsers take secrets for passwords of a person, and note in their console when the name of that person is missing. */
const NameOfSecrets = ({ fields }: { fields: readonly FormField[] }) =>
  fields.some(hasSecret) ? <input hidden readOnly autoComplete="username" /> : null;

interface OneFieldProps extends FormOptions {
  field: FormField;
  value: unknown;
  /** Whether what the field belongs to has to be there: only then the browser asks for it. */
  required: boolean;
}

function OneField(props: OneFieldProps) {
  const { field, value, draw } = props;
  const drawn = draw?.(field, value);
  if (drawn !== undefined) return drawn;
  if (field.kind === 'group') return <Group {...props} field={field} />;
  if (field.kind === 'kinds') return <Kinds {...props} field={field} />;
  if (field.kind === 'list')
    return (
      <fieldset className="form-group">
        <Legend {...props} />
        <Problem {...props} />
        <ListRows
          field={field}
          value={value}
          isRequired={props.required && field.required}
          onRows={props.onRows}
        >
          {(fields, row) => <Inner {...props} fields={fields} value={row} required={true} />}
        </ListRows>
      </fieldset>
    );
  if (field.kind === 'map')
    return (
      <fieldset className="form-group">
        <Legend {...props} />
        <Problem {...props} />
        <MapRows
          field={field}
          value={isValues(value) ? value : isValues(field.usual) ? field.usual : {}}
          onRows={props.onRows}
        />
      </fieldset>
    );
  return <Control {...props} field={field} problem={props.problems?.get(field.path)} />;
}

function Group(props: OneFieldProps & { field: FieldOf<'group'> }) {
  const { field, value, problems } = props;
  const said = useTexts(texts);
  const inner = <Inner {...props} fields={field.fields} required={props.required && field.required} />;
  const [isOpen, setOpen] = useState(field.required || isValues(value));
  const isWrong = isWithin(problems, field.path);
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  return (
    <fieldset className="form-group">
      <Legend {...props} />
      <Problem {...props} />
      {field.required ? (
        inner
      ) : (
        <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>
            {said.enter}
            <span className="unseen">: {field.title}</span>
          </summary>
          {inner}
        </details>
      )}
    </fieldset>
  );
}

function Kinds(props: OneFieldProps & { field: FieldOf<'kinds'> }) {
  const { field, value, onKind } = props;
  const said = useTexts(texts);
  const id = useId();
  const before = isValues(value) ? String(value[field.by]) : undefined;
  const [chosen, choose] = useState(before ?? (field.required ? (field.kinds[0]?.value ?? '') : ''));
  const kind = field.kinds.find(one => one.value === chosen);
  const problem = props.problems?.get(field.path) ?? props.problems?.get(`${field.path}.${field.by}`);
  return (
    <fieldset className="form-group">
      <Legend {...props} />
      <div className="field">
        <label htmlFor={id} className="unseen">
          {field.title}
        </label>
        <select
          id={id}
          name={field.path}
          value={chosen}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-hint`}
          onChange={event => {
            choose(event.target.value);
            onKind?.(field.path, event.target.value);
          }}
        >
          {!field.required && <option value="">{said.none}</option>}
          {field.kinds.map(one => (
            <option key={one.value} value={one.value}>
              {one.title}
            </option>
          ))}
        </select>
        <small className="hint" id={`${id}-hint`}>
          {kind?.hint && <Hint text={kind.hint} />}
        </small>
        {problem !== undefined && <p className="field-problem">{problem}</p>}
      </div>
      {kind && (
        <Fragment key={kind.value}>
          <NameOfSecrets fields={kind.fields} />
          <Inner
            {...props}
            fields={kind.fields}
            value={before === kind.value ? value : {}}
            // The secrets of another kind are not stored yet.
            isChange={props.isChange && before === kind.value}
          />
        </Fragment>
      )}
    </fieldset>
  );
}

function Inner({
  fields,
  value,
  field: _,
  ...rest
}: Omit<OneFieldProps, 'field'> & { field?: FormField; fields: FormField[] }) {
  const values = isValues(value) ? value : {};
  return (
    <div className="form-fields">
      {fields.map(field => (
        // By its name: the path of a row changes when one before it is taken away, and what was entered stays.
        <OneField key={field.name} {...rest} field={field} value={values[field.name]} />
      ))}
    </div>
  );
}

function Legend({ field }: { field: FormField }) {
  const said = useTexts(texts);
  return (
    <>
      <legend>
        {field.title}
        {!field.required && field.usual === undefined && <span className="hint"> ({said.optional})</span>}
      </legend>
      {field.hint && (
        <p className="hint">
          <Hint text={field.hint} />
        </p>
      )}
    </>
  );
}

function Problem({ field, problems }: OneFieldProps) {
  const problem = problems?.get(field.path);
  return problem === undefined ? null : (
    <p className="field-problem" role="alert">
      {problem}
    </p>
  );
}

/** Whether something is wrong with a field, or within it. */
const isWithin = (problems: FormOptions['problems'], path: string): boolean =>
  [...(problems?.keys() ?? [])].some(wrong => wrong === path || wrong.startsWith(`${path}.`));
