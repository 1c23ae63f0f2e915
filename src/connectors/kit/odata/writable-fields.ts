// Whether a system takes the fields that are written, as its own metadata says. Some systems drop what they do not take without
// a word, so a write that names such a field would seem to succeed.
import { firstTen } from '../../../core/first-ten.ts';
import type { ServiceModel, StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import { say } from '../sentences.ts';

/** Throws `input/not-custom`: the system's own fields have Kontor's names, or cannot be written here. */
export function checkCustom(given: Record<string, unknown>, type: StructuredType, model: ServiceModel): void {
  const types = [
    type,
    ...[...type.navigations.values()].flatMap(({ target }) => model.types.get(target) ?? []),
  ];
  const known = new Set(
    types.flatMap(({ properties }) =>
      [...properties.values()].flatMap(({ name, extension }) => (extension ? [name] : [])),
    ),
  );
  const items = Array.isArray(given.items) ? (given.items as Record<string, unknown>[]) : [];
  const wrong = [given, ...items]
    .flatMap(({ custom }) => Object.keys((custom ?? {}) as object))
    .filter(name => !known.has(name));
  if (wrong.length === 0) return;
  const advice =
    known.size === 0
      ? say.reason('make-field-visible')
      : say.reason('custom-fields-there', { fields: [...known].join(', ') });
  throw say.error(
    'not-custom',
    { fields: firstTen(wrong), advice },
    { details: { fields: wrong.slice(0, 10), count: wrong.length, known: [...known] } },
  );
}

/** Throws `input/not-taken` or `input/not-changeable`. Keys are part of every body: they are taken, or checked by the system itself. */
export function checkTaken(
  use: 'creatable' | 'updatable',
  body: Entity,
  type: StructuredType,
  model: ServiceModel,
): void {
  const wrong = notTaken(use, body, type, model, '');
  if (wrong.length === 0) return;
  throw say.error(
    use === 'creatable' ? 'not-taken' : 'not-changeable',
    { fields: firstTen(wrong) },
    { details: { fields: wrong.slice(0, 10), count: wrong.length } },
  );
}

function notTaken(
  use: 'creatable' | 'updatable',
  body: Entity,
  type: StructuredType,
  model: ServiceModel,
  path: string,
): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    if (value === undefined || type.keys.includes(name)) return [];
    const property = type.properties.get(name);
    if (property) return property[use] ? [] : [path + name];
    const child = model.types.get(type.navigations.get(name)?.target ?? '');
    const rows = Array.isArray(value) ? value : [value];
    return child
      ? [...new Set(rows.flatMap(row => notTaken(use, row, child, model, `${path}${name}/`)))]
      : [];
  });
}
