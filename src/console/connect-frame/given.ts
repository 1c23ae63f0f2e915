// From what stands in the form to what is sent.
import type { FormField } from '../parts/schema-form/fields.ts';
import { isValues, patchOf, type Values } from '../parts/schema-form/values.ts';

/**
 * A new connection gets all of it. Of a connection that exists, what has changed: what was emptied is removed from it. The kind of a field
 * that has kinds is always named, because Kontor may allow only some of them.
 */
export function givenOf(
  fields: readonly FormField[],
  before: Values,
  entered: Values,
  isNew: boolean,
): Values {
  if (isNew) return entered;
  const patch = patchOf(fields, before, entered);
  for (const field of fields) {
    const [changed, whole] = [patch[field.name], entered[field.name]];
    if (field.kind === 'kinds' && isValues(changed) && isValues(whole))
      patch[field.name] = { [field.by]: whole[field.by], ...changed };
  }
  return patch;
}
