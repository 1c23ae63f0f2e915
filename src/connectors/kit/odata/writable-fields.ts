// Whether a system takes the fields that are written, as its own metadata says. Some systems drop what they do not take without
// a word, so a write that names such a field would seem to succeed.
import { KontorError } from '../../../core/errors.ts';
import { firstTen } from '../../../core/first-ten.ts';
import type { ServiceModel, StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';

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
  throw new KontorError(
    'input',
    'not-custom',
    `This system has no custom ${wrong.length === 1 ? 'field' : 'fields'} ${firstTen(wrong)} here.`,
    {
      details: { fields: wrong.slice(0, 10), count: wrong.length, known: [...known] },
      next:
        known.size === 0
          ? 'Have the administrator of the system make the field visible in this API.'
          : `There are: ${[...known].join(', ')}.`,
    },
  );
}

/** Throws `input/not-taken`. Keys are part of every body: they are taken, or checked by the system itself. */
export function checkTaken(
  use: 'creatable' | 'updatable',
  body: Entity,
  type: StructuredType,
  model: ServiceModel,
): void {
  const wrong = notTaken(use, body, type, model, '');
  if (wrong.length === 0) return;
  const when = use === 'creatable' ? 'when it is created' : 'afterwards';
  throw new KontorError('input', 'not-taken', `This system does not let ${firstTen(wrong)} be set ${when}.`, {
    details: { fields: wrong.slice(0, 10), count: wrong.length },
    next:
      use === 'creatable'
        ? 'Leave it out; some fields can be changed once the document is there.'
        : 'Nothing was changed. Leave it out, or change it in the system itself.',
  });
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
