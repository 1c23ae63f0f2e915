// A property's type and facets, which V2 and V4 write alike.
import { type EdmType, edmTypes, type Property } from './model.ts';
import { attribute, type XmlElement } from './xml.ts';

const known: ReadonlySet<string> = new Set(edmTypes);

export function edmOf(typeName: string): EdmType | undefined {
  return known.has(typeName) ? (typeName as EdmType) : undefined;
}

/** `Collection(X)` or `X`. */
export function typeRef(text: string): { typeName: string; collection: boolean } {
  const inner = /^Collection\((.*)\)$/.exec(text)?.[1];
  return inner === undefined ? { typeName: text, collection: false } : { typeName: inner, collection: true };
}

/** What an element `Property` or `Parameter` says; the rest is what holds when nothing is said. */
export function propertyOf(element: XmlElement): Property {
  const name = attribute(element, 'Name') ?? '';
  const { typeName, collection } = typeRef(attribute(element, 'Type') ?? 'Edm.String');
  return {
    name,
    edm: edmOf(typeName),
    typeName,
    collection,
    nullable: attribute(element, 'Nullable') !== 'false',
    maxLength: facet(element, 'MaxLength'),
    precision: facet(element, 'Precision'),
    scale: facet(element, 'Scale'),
    label: undefined,
    dateOnly: typeName === 'Edm.Date',
    creatable: true,
    updatable: true,
    filterable: true,
    sortable: true,
    extension: /^YY1_/.test(name),
    unit: undefined,
    concurrency: false,
  };
}

/** `Max` and `variable` set no bound. */
function facet(element: XmlElement, name: string): number | undefined {
  const text = attribute(element, name);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
