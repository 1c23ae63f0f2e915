// What every field of the form needs to know: the connections that are picked from, and what the API has refused.
import { createContext, useContext } from 'react';
import type { SettingField, Values } from '../../parts/flow-settings/fields.ts';
import type { SettingProblem } from '../../parts/flow-settings/problems.ts';
import type { PickerSource } from '../../parts/picker-source.ts';

export interface FormAround {
  from: string;
  to: string;
  /** Of the whole flow, as they stand in the form. */
  values: Values;
  fields: readonly SettingField[];
  problems: readonly SettingProblem[];
}

export const FormContext = createContext<FormAround | undefined>(undefined);

export function useForm(): FormAround {
  const around = useContext(FormContext);
  if (!around) throw new Error('There is no form around this field.');
  return around;
}

export function sourceOf(
  { picks }: SettingField,
  { from, to, values, fields }: FormAround,
): PickerSource | undefined {
  if (!picks) return undefined;
  const connection = picks.of === 'from' ? from : to;
  if (connection === '') return undefined;
  const narrowed = Object.entries(picks.where).flatMap(([name, setting]) => {
    const value = values[setting] ?? fields.find(one => one.name === setting)?.fallback;
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return { connection, object: picks.object, field: picks.field, where: Object.fromEntries(narrowed) };
}

export interface SettingProps {
  field: SettingField;
  value: unknown;
  /** `clearing.paypal`, as the API names it. */
  path: string;
  onChange(value: unknown): void;
  /** In a row of a map the label stands in the head. */
  label?: string;
}
