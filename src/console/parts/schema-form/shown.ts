// Settings as people read them: one line for each field, groups with what they belong to.
import type { FormField } from './fields.ts';
import { isValues, type Values } from './values.ts';

export interface ShownSetting {
  path: string;
  title: string;
  /** Null: a secret, which is stored and never shown. */
  text: string | null;
}

export function shownSettings(
  fields: readonly FormField[],
  values: Values,
  words: { yes: string; no: string },
  within = '',
): ShownSetting[] {
  return fields.flatMap((field): ShownSetting[] => {
    const { path, name, required, isSecret } = field;
    const value = values[name];
    const title = within === '' ? field.title : `${within}: ${field.title}`;
    // Whether a secret that need not be given was given, Kontor does not say.
    if (isSecret) return required ? [{ path, title, text: null }] : [];
    if (value === undefined || value === null) return [];
    if (field.kind === 'group')
      return shownSettings(field.fields, isValues(value) ? value : {}, words, title);
    if (field.kind === 'kinds') {
      const chosen = isValues(value) ? value : {};
      const kind = field.kinds.find(one => one.value === chosen[field.by]);
      return [
        { path, title, text: kind?.title ?? String(chosen[field.by]) },
        ...(kind ? shownSettings(kind.fields, chosen, words, within) : []),
      ];
    }
    if (field.kind === 'map') {
      const lines = Object.entries(isValues(value) ? value : {}).map(([key, one]) => `${key} = ${one}`);
      return lines.length === 0 ? [] : [{ path, title, text: lines.join(', ') }];
    }
    if (field.kind === 'flag') return [{ path, title, text: value === true ? words.yes : words.no }];
    return [{ path, title, text: field.kind === 'json' ? JSON.stringify(value) : String(value) }];
  });
}

/** Whether a secret is part of it. */
export const hasSecret = (field: FormField): boolean =>
  field.isSecret ||
  (field.kind === 'group' && field.fields.some(hasSecret)) ||
  (field.kind === 'kinds' && field.kinds.some(({ fields }) => fields.some(hasSecret)));
