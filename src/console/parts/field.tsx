import { type ComponentProps, type ReactNode, useId } from 'react';

/** A text field with its label and, below it, a hint. */
export function Field({
  label,
  hint,
  ...input
}: { label: string; hint?: ReactNode } & ComponentProps<'input'>) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...(hint === undefined ? {} : { 'aria-describedby': hintId })} {...input} />
      {hint !== undefined && (
        <small className="hint" id={hintId}>
          {hint}
        </small>
      )}
    </div>
  );
}

/** One of a few values; the browser's own list, which people know from everywhere. */
export function Choice({
  label,
  options,
  ...select
}: {
  label: string;
  options: readonly (readonly [value: string, label: string])[];
} & ComponentProps<'select'>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...select}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
