// OData V2 metadata with SAP's attributes (`sap:creatable`, `sap:unit`, …).
import type { Reason } from '../../core/reasons.ts';
import { say } from '../sentences.ts';
import { fullNames } from './full-names.ts';
import type { EntitySet, Navigation, Operation, Property, ServiceModel, StructuredType } from './model.ts';
import { edmOf, propertyOf, typeRef } from './property.ts';
import { type DeclaredType, shortName, typeOfSet, wholeTypes } from './whole-types.ts';
import { attribute, children, type XmlElement } from './xml.ts';

/** `schemas` are the `Schema` elements: mostly one, but a foreign server may split types and container. */
export function parseV2(schemas: readonly XmlElement[]): ServiceModel {
  const full = fullNames(schemas);
  const declared: DeclaredType[] = [];
  const associations = associationEnds(schemas, full);
  for (const schema of schemas) {
    const namespace = attribute(schema, 'Namespace') ?? '';
    for (const kind of ['EntityType', 'ComplexType'])
      for (const element of children(schema, kind)) {
        const base = attribute(element, 'BaseType');
        declared.push({
          type: structuredType(element, namespace, way => endOf(way, associations, full)),
          base: base && full(base),
        });
      }
  }
  const whole = wholeTypes(declared);
  const leftOut = new Map(whole.leftOut);
  const containers = schemas.flatMap(schema => children(schema, 'EntityContainer'));
  const sets = new Map<string, EntitySet>();
  const operations = new Map<string, Operation>();
  for (const container of containers) {
    for (const element of children(container, 'EntitySet')) {
      const name = attribute(element, 'Name') ?? '';
      const type = typeOfSet(full(attribute(element, 'EntityType') ?? ''), whole);
      if ('code' in type) leftOut.set(name, type);
      else sets.set(name, entitySet(element, name, type));
    }
    for (const element of children(container, 'FunctionImport')) {
      const operation = functionImport(element, full);
      operations.set(operation.name, operation);
    }
  }
  const namespace = attribute(
    schemas.find(schema => children(schema, 'EntityType').length > 0) ?? {},
    'Namespace',
  );
  return { protocol: 'V2', namespace: namespace ?? '', types: whole.types, sets, operations, leftOut };
}

type End = Pick<Navigation, 'target' | 'collection'>;
/** By association and role: where it leads. */
type Associations = ReadonlyMap<string, ReadonlyMap<string, End>>;

function associationEnds(schemas: readonly XmlElement[], full: (name: string) => string): Associations {
  const found = new Map<string, Map<string, End>>();
  for (const schema of schemas)
    for (const association of children(schema, 'Association')) {
      const ends = children(association, 'End').map((end): [string, End] => [
        attribute(end, 'Role') ?? '',
        { target: full(attribute(end, 'Type') ?? ''), collection: attribute(end, 'Multiplicity') === '*' },
      ]);
      found.set(`${attribute(schema, 'Namespace')}.${attribute(association, 'Name')}`, new Map(ends));
    }
  return found;
}

/** A reason: why the navigation leads nowhere. */
function endOf(
  navigation: XmlElement,
  associations: Associations,
  full: (name: string) => string,
): End | Reason {
  const association = full(attribute(navigation, 'Relationship') ?? '');
  const role = attribute(navigation, 'ToRole') ?? '';
  const ends = associations.get(association);
  if (!ends) return say.reason('association-missing', { association: shortName(association) });
  return (
    ends.get(role) ??
    say.reason('role-missing', { association: shortName(association), role: shortName(role) })
  );
}

function structuredType(
  element: XmlElement,
  namespace: string,
  endOfWay: (navigation: XmlElement) => End | Reason,
): StructuredType {
  const navigations = new Map<string, Navigation>();
  const leftOut = new Map<string, Reason>();
  for (const navigation of children(element, 'NavigationProperty')) {
    const name = attribute(navigation, 'Name') ?? '';
    const end = endOfWay(navigation);
    if ('code' in end) leftOut.set(name, end);
    else navigations.set(name, { name, ...end });
  }
  return {
    name: `${namespace}.${attribute(element, 'Name')}`,
    keys: children(children(element, 'Key')[0], 'PropertyRef').map(ref => attribute(ref, 'Name') ?? ''),
    properties: new Map(children(element, 'Property').map(property => namedProperty(property))),
    navigations,
    leftOut,
  };
}

function namedProperty(element: XmlElement): [string, Property] {
  const property = propertyOf(element);
  const no = (name: string) => attribute(element, name) === 'false';
  return [
    property.name,
    {
      ...property,
      label: attribute(element, 'label'),
      dateOnly: property.edm === 'Edm.DateTime' && attribute(element, 'display-format') === 'Date',
      creatable: !no('creatable'),
      updatable: !no('updatable'),
      filterable: !no('filterable'),
      sortable: !no('sortable'),
      extension: property.extension || attribute(element, 'is-extension-field') === 'true',
      unit: attribute(element, 'unit'),
      concurrency: attribute(element, 'ConcurrencyMode') === 'Fixed',
    },
  ];
}

function entitySet(element: XmlElement, name: string, type: StructuredType): EntitySet {
  const no = (what: string) => attribute(element, what) === 'false';
  return {
    name,
    type,
    label: attribute(element, 'label'),
    creatable: !no('creatable'),
    updatable: !no('updatable'),
    deletable: !no('deletable'),
    requiresFilter: attribute(element, 'requires-filter') === 'true',
    requiredOnCreate: [],
    concurrency: [...type.properties.values()].some(property => property.concurrency),
  };
}

function functionImport(element: XmlElement, full: (name: string) => string): Operation {
  const name = attribute(element, 'Name') ?? '';
  const returns = attribute(element, 'ReturnType');
  const { typeName, collection } = typeRef(full(returns ?? ''));
  return {
    name,
    qualifiedName: name,
    kind: (attribute(element, 'HttpMethod') ?? 'GET').toUpperCase() === 'GET' ? 'function' : 'action',
    // Lengths and precisions of parameters are wrong in SAP's own metadata (11000 for a key of ten): only types count.
    parameters: children(element, 'Parameter').map(parameter => ({
      ...propertyOf(parameter),
      maxLength: undefined,
      precision: undefined,
      scale: undefined,
    })),
    returns: returns === undefined ? undefined : { typeName, edm: edmOf(typeName), collection },
    boundTo: undefined,
    actsOn: full(attribute(element, 'action-for') ?? '') || undefined,
    overloads: [],
  };
}
