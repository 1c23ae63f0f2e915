// Of a setting that names a record of one of the two systems: a form offers what is there, by number or name. It stands in the JSON Schema of
// the settings as `picks`.
import type { ObjectName } from './objects/all.ts';

export interface Picks {
  of: 'from' | 'to';
  object: ObjectName;
  /** The field of the record that the setting takes. */
  field: string;
  /** Only records that have in this field what another setting says; records without the field always. */
  where?: Readonly<Record<string, string>>;
}

/** For `.meta()` of zod. */
export const picks = (
  of: Picks['of'],
  object: ObjectName,
  field: string,
  where?: Picks['where'],
): { picks: Picks } => ({ picks: { of, object, field, ...(where ? { where } : {}) } });
