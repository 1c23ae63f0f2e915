// Where a picker looks, and the record behind a number.
import { useAnswer } from '../api.tsx';
import { type Named, searchRecords } from './records.ts';

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

/** The record with exactly this number, with its name; undefined: none, or not known yet. */
export function useNamed(source: PickerSource | undefined, value: string): Named | undefined {
  const { data } = useAnswer(
    ['records', source, value],
    api => (source ? searchRecords(api, { ...source, text: value }) : Promise.resolve([])),
    { enabled: source !== undefined && value !== '', staleTime: 300_000 },
  );
  return data?.find(one => one.value === value);
}
