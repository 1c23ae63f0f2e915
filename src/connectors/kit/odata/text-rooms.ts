// Which fields of an OData service keep the texts of a record, and how much room they have by its own metadata.
import type { ServiceModel, StructuredType } from '../../../odata/metadata/model.ts';
import type { Entity } from '../../../odata/values/read-entity.ts';
import type { TextRoom } from '../fit-record.ts';
import type { Mapping } from './mapping.ts';

/** Fields of the record, and those of the system in which they stand one after another: `to_Item/SalesOrderItemText`. */
export interface TextFields {
  of: TextRoom['of'];
  in: readonly string[];
}

export function textRooms(
  fields: readonly TextFields[],
  use: 'creatable' | 'updatable',
  type: StructuredType,
  model: ServiceModel,
): TextRoom[] {
  const lengthOf = (path: string): number => {
    const [name = '', ...children] = path.split('/').toReversed();
    const owner = children
      .toReversed()
      .reduce<StructuredType | undefined>(
        (parent, child) => model.types.get(parent?.navigations.get(child)?.target ?? ''),
        type,
      );
    const property = owner?.properties.get(name);
    return property?.[use] ? (property.maxLength ?? Number.POSITIVE_INFINITY) : 0;
  };
  return fields.map(({ of, in: paths }) => {
    const [first = 0, ...further] = paths.map(lengthOf);
    // One without its own field is no matter of room: it is refused by its name.
    return { of, lengths: [first || Number.POSITIVE_INFINITY, ...further] };
  });
}

/** Those of a mapping: texts of the record, and of its items. */
export function textFieldsIn(
  { fields, items }: Pick<Mapping, 'fields' | 'items'>,
  texts: readonly string[],
): TextFields[] {
  return texts.flatMap((path): TextFields[] => {
    const [name = '', ofItem] = path.split('.');
    const own = fields[name];
    if (ofItem === undefined) return typeof own === 'string' ? [{ of: [path], in: [own] }] : [];
    const item = items?.fields[ofItem];
    return name === 'items' && items && 'navigation' in items && typeof item === 'string'
      ? [{ of: [path], in: [`${items.navigation}/${item}`] }]
      : [];
  });
}

/** A text that was given to several fields, in each of them its part. */
export const inFields = (names: readonly string[], parts: unknown): Entity =>
  Object.fromEntries(
    names.flatMap((name, at) => {
      const part = (parts as string[] | undefined)?.[at];
      return part ? [[name, part]] : [];
    }),
  );
