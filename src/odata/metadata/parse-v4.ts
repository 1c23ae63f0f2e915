// OData V4 metadata with the annotations that SAP's gateway writes (capabilities, computed and immutable fields, units).
import { fullNames } from './full-names.ts';
import type { EntitySet, Navigation, Operation, Property, ServiceModel, StructuredType } from './model.ts';
import { edmOf, propertyOf, typeRef } from './property.ts';
import { type DeclaredType, typeOfSet, wholeTypes } from './whole-types.ts';
import { attribute, children, type XmlElement } from './xml.ts';

/** Annotations by target, and there by the last part of the term (`Computed`): aliases differ from server to server. */
type Annotations = ReadonlyMap<string, ReadonlyMap<string, XmlElement>>;

export function parseV4(schemas: readonly XmlElement[]): ServiceModel {
  const full = fullNames(schemas);
  const annotations = annotationsOf(schemas, full);
  const definitions = typeDefinitions(schemas);
  const declared: DeclaredType[] = [];
  for (const schema of schemas)
    for (const kind of ['EntityType', 'ComplexType'])
      for (const element of children(schema, kind)) {
        const type = structuredType(element, attribute(schema, 'Namespace') ?? '', {
          annotations,
          definitions,
          full,
        });
        const base = attribute(element, 'BaseType');
        declared.push({ type, base: base && full(base) });
      }
  const whole = wholeTypes(declared);
  const leftOut = new Map(whole.leftOut);
  const sets = new Map<string, EntitySet>();
  const operations = new Map<string, Operation>();
  for (const schema of schemas) {
    const namespace = attribute(schema, 'Namespace') ?? '';
    for (const kind of ['Action', 'Function'])
      for (const element of children(schema, kind)) {
        const operation = operationOf(element, kind, namespace, full);
        const known = operations.get(operation.name);
        operations.set(
          operation.name,
          known ? { ...known, overloads: [...known.overloads, operation] } : operation,
        );
      }
    for (const container of children(schema, 'EntityContainer'))
      for (const element of [...children(container, 'EntitySet'), ...children(container, 'Singleton')]) {
        const name = attribute(element, 'Name') ?? '';
        const type = typeOfSet(
          full(attribute(element, 'EntityType') ?? attribute(element, 'Type') ?? ''),
          whole,
        );
        if ('code' in type) leftOut.set(name, type);
        else
          sets.set(
            name,
            entitySet(name, type, annotations.get(`${namespace}.${attribute(container, 'Name')}/${name}`)),
          );
      }
  }
  const namespace = attribute(
    schemas.find(schema => children(schema, 'EntityType').length > 0) ?? {},
    'Namespace',
  );
  return { protocol: 'V4', namespace: namespace ?? '', types: whole.types, sets, operations, leftOut };
}

function annotationsOf(schemas: readonly XmlElement[], full: (name: string) => string): Annotations {
  const found = new Map<string, Map<string, XmlElement>>();
  for (const schema of schemas)
    for (const group of children(schema, 'Annotations')) {
      const target = full(attribute(group, 'Target') ?? '');
      const terms = found.get(target) ?? new Map<string, XmlElement>();
      for (const annotation of children(group, 'Annotation'))
        terms.set((attribute(annotation, 'Term') ?? '').replace(/^.*\./, ''), annotation);
      found.set(target, terms);
    }
  return found;
}

/** Names that a server gives to primitive types. */
function typeDefinitions(schemas: readonly XmlElement[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const schema of schemas) {
    const namespace = attribute(schema, 'Namespace');
    for (const element of children(schema, 'TypeDefinition'))
      found.set(`${namespace}.${attribute(element, 'Name')}`, attribute(element, 'UnderlyingType') ?? '');
    for (const element of children(schema, 'EnumType'))
      found.set(`${namespace}.${attribute(element, 'Name')}`, 'Edm.String');
  }
  return found;
}

interface TypeContext {
  annotations: Annotations;
  definitions: ReadonlyMap<string, string>;
  full(name: string): string;
}

function structuredType(element: XmlElement, namespace: string, context: TypeContext): StructuredType {
  const name = `${namespace}.${attribute(element, 'Name')}`;
  return {
    name,
    keys: children(children(element, 'Key')[0], 'PropertyRef').map(ref => attribute(ref, 'Name') ?? ''),
    properties: new Map(
      children(element, 'Property').map(property => namedProperty(property, name, context)),
    ),
    navigations: new Map(
      children(element, 'NavigationProperty').map((navigation): [string, Navigation] => {
        const to = attribute(navigation, 'Name') ?? '';
        const { typeName, collection } = typeRef(attribute(navigation, 'Type') ?? '');
        return [to, { name: to, target: context.full(typeName), collection }];
      }),
    ),
    leftOut: new Map(),
  };
}

function namedProperty(element: XmlElement, owner: string, context: TypeContext): [string, Property] {
  const property = propertyOf(element);
  const typeName = context.full(property.typeName);
  const terms = context.annotations.get(`${owner}/${property.name}`);
  const computed = isTrue(terms?.get('Computed'));
  const unit = terms?.get('ISOCurrency') ?? terms?.get('Unit');
  return [
    property.name,
    {
      ...property,
      typeName,
      edm: property.edm ?? edmOf(context.definitions.get(typeName) ?? ''),
      label: terms && attribute(terms.get('Label') ?? {}, 'String'),
      creatable: !computed,
      updatable: !computed && !isTrue(terms?.get('Immutable')),
      unit: unit && attribute(unit, 'Path'),
    },
  ];
}

function entitySet(
  name: string,
  type: StructuredType,
  terms: ReadonlyMap<string, XmlElement> | undefined,
): EntitySet {
  const notFilterable = paths(terms?.get('FilterRestrictions'), 'NonFilterableProperties');
  const notSortable = paths(terms?.get('SortRestrictions'), 'NonSortableProperties');
  const properties = new Map(
    [...type.properties].map(([key, property]): [string, Property] => [
      key,
      { ...property, filterable: !notFilterable.has(key), sortable: !notSortable.has(key) },
    ]),
  );
  return {
    name,
    // What may be filtered is said of the set, not of its type.
    type: { ...type, properties },
    label: undefined,
    creatable: flag(terms?.get('InsertRestrictions'), 'Insertable'),
    updatable: flag(terms?.get('UpdateRestrictions'), 'Updatable'),
    deletable: flag(terms?.get('DeleteRestrictions'), 'Deletable'),
    requiresFilter: value(terms?.get('FilterRestrictions'), 'RequiresFilter', 'Bool') === 'true',
    requiredOnCreate: [...paths(terms?.get('InsertRestrictions'), 'RequiredProperties')],
    concurrency: terms?.has('OptimisticConcurrency') ?? false,
  };
}

function operationOf(
  element: XmlElement,
  kind: string,
  namespace: string,
  full: (name: string) => string,
): Operation {
  const name = attribute(element, 'Name') ?? '';
  const all = children(element, 'Parameter').map(parameter => {
    const property = propertyOf(parameter);
    return { ...property, typeName: full(property.typeName) };
  });
  const bound = attribute(element, 'IsBound') === 'true' ? all[0] : undefined;
  const returns = children(element, 'ReturnType')[0];
  const { typeName, collection } = typeRef(full((returns && attribute(returns, 'Type')) ?? ''));
  return {
    name,
    qualifiedName: `${namespace}.${name}`,
    kind: kind === 'Action' ? 'action' : 'function',
    parameters: bound ? all.slice(1) : all,
    returns: returns && { typeName, edm: edmOf(typeName), collection },
    boundTo: bound && { typeName: bound.typeName, collection: bound.collection },
    actsOn: undefined,
    overloads: [],
  };
}

/** A tagging term is true when nothing else is said. */
function isTrue(annotation: XmlElement | undefined): boolean {
  return annotation !== undefined && attribute(annotation, 'Bool') !== 'false';
}

function propertyValue(annotation: XmlElement | undefined, name: string): XmlElement | undefined {
  const record = children(annotation, 'Record')[0];
  return children(record, 'PropertyValue').find(one => attribute(one, 'Property') === name);
}

function value(annotation: XmlElement | undefined, name: string, kind: string): string | undefined {
  const found = propertyValue(annotation, name);
  return found && attribute(found, kind);
}

const flag = (annotation: XmlElement | undefined, name: string) =>
  value(annotation, name, 'Bool') !== 'false';

function paths(annotation: XmlElement | undefined, name: string): ReadonlySet<string> {
  const collection = children(propertyValue(annotation, name), 'Collection')[0];
  const found = collection?.PropertyPath;
  const texts = Array.isArray(found) ? (found as unknown[]) : [];
  return new Set(
    texts.map(text =>
      typeof text === 'object' ? (attribute(text as XmlElement, '#text') ?? '') : String(text),
    ),
  );
}
