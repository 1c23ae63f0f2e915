// OData V2 metadata with SAP's attributes (`sap:creatable`, `sap:unit`, …).
import type { EntitySet, Navigation, Operation, Property, ServiceModel, StructuredType } from './model.ts';
import { edmOf, propertyOf, typeRef } from './property.ts';
import { attribute, badMetadata, children, type XmlElement } from './xml.ts';

/** `schemas` are the `Schema` elements: mostly one, but a foreign server may split types and container. */
export function parseV2(schemas: readonly XmlElement[]): ServiceModel {
  const types = new Map<string, StructuredType>();
  const ends = associationEnds(schemas);
  for (const schema of schemas) {
    const namespace = attribute(schema, 'Namespace') ?? '';
    for (const kind of ['EntityType', 'ComplexType'])
      for (const element of children(schema, kind)) {
        const type = structuredType(element, namespace, ends);
        types.set(type.name, type);
      }
  }
  const containers = schemas.flatMap(schema => children(schema, 'EntityContainer'));
  const sets = new Map<string, EntitySet>();
  const operations = new Map<string, Operation>();
  for (const container of containers) {
    for (const element of children(container, 'EntitySet')) {
      const set = entitySet(element, types);
      sets.set(set.name, set);
    }
    for (const element of children(container, 'FunctionImport')) {
      const operation = functionImport(element);
      operations.set(operation.name, operation);
    }
  }
  const namespace = attribute(
    schemas.find(schema => children(schema, 'EntityType').length > 0) ?? {},
    'Namespace',
  );
  return { protocol: 'V2', namespace: namespace ?? '', types, sets, operations };
}

/** Where each role of each association leads. */
function associationEnds(
  schemas: readonly XmlElement[],
): Map<string, { target: string; collection: boolean }> {
  const ends = new Map<string, { target: string; collection: boolean }>();
  for (const schema of schemas)
    for (const association of children(schema, 'Association'))
      for (const end of children(association, 'End'))
        ends.set(
          `${attribute(schema, 'Namespace')}.${attribute(association, 'Name')}/${attribute(end, 'Role')}`,
          { target: attribute(end, 'Type') ?? '', collection: attribute(end, 'Multiplicity') === '*' },
        );
  return ends;
}

function structuredType(
  element: XmlElement,
  namespace: string,
  ends: ReadonlyMap<string, { target: string; collection: boolean }>,
): StructuredType {
  const name = `${namespace}.${attribute(element, 'Name')}`;
  const navigations = children(element, 'NavigationProperty').map((navigation): [string, Navigation] => {
    const to = attribute(navigation, 'Name') ?? '';
    const end = ends.get(`${attribute(navigation, 'Relationship')}/${attribute(navigation, 'ToRole')}`);
    if (!end) throw badMetadata(`the association of ${name}/${to} is missing`);
    return [to, { name: to, ...end }];
  });
  return {
    name,
    keys: children(children(element, 'Key')[0], 'PropertyRef').map(ref => attribute(ref, 'Name') ?? ''),
    properties: new Map(children(element, 'Property').map(property => namedProperty(property))),
    navigations: new Map(navigations),
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

function entitySet(element: XmlElement, types: ReadonlyMap<string, StructuredType>): EntitySet {
  const name = attribute(element, 'Name') ?? '';
  const type = types.get(attribute(element, 'EntityType') ?? '');
  if (!type) throw badMetadata(`the type of ${name} is missing`);
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

function functionImport(element: XmlElement): Operation {
  const name = attribute(element, 'Name') ?? '';
  const returns = attribute(element, 'ReturnType');
  const { typeName, collection } = typeRef(returns ?? '');
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
    actsOn: attribute(element, 'action-for'),
    overloads: [],
  };
}
