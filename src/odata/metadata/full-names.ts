// Names in which an alias of a schema stands for its namespace.
import { attribute, type XmlElement } from './xml.ts';

/** `Self.Order`, or `Collection(Self.Order)`, with the namespace in place of the alias. */
export function fullNames(schemas: readonly XmlElement[]): (name: string) => string {
  const aliases = new Map(
    schemas.map(schema => [attribute(schema, 'Alias') ?? '', attribute(schema, 'Namespace') ?? '']),
  );
  return name =>
    name.replace(/^(Collection\()?([\w]+)\./, (whole, list: string | undefined, prefix: string) =>
      aliases.has(prefix) && prefix !== '' ? `${list ?? ''}${aliases.get(prefix)}.` : whole,
    );
}
