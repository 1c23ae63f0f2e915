// A field for the number of a record of a system: offers what is there while somebody types a number or a name. Free text stays.
import { lazy, Suspense } from 'react';
import { useAnswer } from '../api.tsx';
import { Field } from './field.tsx';
import { isSearchable, type Named, searchRecords } from './records.ts';

export interface PickerSource {
  connection: string;
  object: string;
  field: string;
  where: Record<string, string>;
}

export interface PickerProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Undefined: nothing is known that could be offered. */
  source: PickerSource | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  placeholder?: string | undefined;
  isRequired?: boolean;
  /** For a label that stands elsewhere, as the head of a column. */
  isLabelHidden?: boolean;
}

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

/** The record with exactly this number, with its name; undefined: none, or not known yet. */
export function useNamed(source: PickerSource | undefined, value: string): Named | undefined {
  const { data } = useAnswer(
    ['records', source, value],
    api => (source ? searchRecords(api, { ...source, text: value }) : Promise.resolve([])),
    { enabled: source !== undefined && value !== '', staleTime: 300_000 },
  );
  return data?.find(one => one.value === value);
}
