// A field for the number of a record of a system: offers what is there while somebody types a number or a name. Free text stays.
import { lazy, Suspense } from 'react';
import { Field } from './field.tsx';
import type { PickerProps } from './picker-source.ts';
import { isSearchable } from './records.ts';

const ComboBox = lazy(async () => ({ default: (await import('./picker-combo-box.tsx')).PickerComboBox }));

export function Picker(props: PickerProps) {
  const { label, value, onChange, source, hint, problem, placeholder, isRequired = false } = props;
  const plain = (
    <Field
      label={label}
      hint={<span data-kind={problem === undefined ? 'hint' : 'problem'}>{problem ?? hint}</span>}
      value={value}
      placeholder={placeholder}
      required={isRequired}
      aria-invalid={problem !== undefined}
      onChange={event => onChange(event.target.value)}
    />
  );
  if (source === undefined || !isSearchable(source.object)) return plain;
  return (
    <Suspense fallback={plain}>
      <ComboBox {...props} source={source} />
    </Suspense>
  );
}
