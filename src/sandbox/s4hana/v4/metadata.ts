// `$metadata` of a V4 service, with the annotations that say what may be done.
import { XMLBuilder } from 'fast-xml-parser';
import { type V4Field, type V4Operation, type V4Service, type V4Set, v4Name, v4Type } from './projection.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  // An attribute without a value is no XML.
  suppressBooleanAttributes: false,
  format: true,
});

/** What the terms of its annotations come from. The sandbox refers to them as a system does, and does not serve them. */
const vocabularies = [
  ['VOC_CAPABILITIES', 'Org.OData.Capabilities.V1', 'SAP__capabilities'],
  ['VOC_CORE', 'Org.OData.Core.V1', 'SAP__core'],
] as const;

export function v4Metadata(service: V4Service): string {
  const { namespace } = service;
  const sets = [...service.sets.values()];
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    'edmx:Edmx': {
      '@Version': '4.0',
      '@xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx',
      '@xmlns': 'http://docs.oasis-open.org/odata/ns/edm',
      'edmx:Reference': vocabularies.map(([name, namespace, alias]) => ({
        '@Uri': `/sap/opu/odata/IWFND/CATALOGSERVICE;v=2/Vocabularies(TechnicalName='%2FIWBEP%2F${name}',Version='0001',SAP__Origin='LOCAL')/$value`,
        'edmx:Include': { '@Namespace': namespace, '@Alias': alias },
      })),
      'edmx:DataServices': {
        Schema: {
          '@Namespace': namespace,
          '@Alias': 'SAP__self',
          EntityType: sets.map(set => entityType(set, service)),
          ComplexType: [
            {
              '@Name': 'SAP__Message',
              Property: [
                ['code', 'Edm.String'],
                ['message', 'Edm.String'],
                ['target', 'Edm.String'],
                ['additionalTargets', 'Collection(Edm.String)'],
                ['transition', 'Edm.Boolean'],
                ['numericSeverity', 'Edm.Byte'],
                ['longtextUrl', 'Edm.String'],
              ].map(([name, type]) => ({ '@Name': name, '@Type': type })),
            },
            ...[...service.complexes].map(([name, fields]) => ({
              '@Name': name,
              Property: fields.map(of => plainProperty({ name: of.name, of })),
            })),
          ],
          Action: operationsOf(service, 'action'),
          Function: operationsOf(service, 'function'),
          EntityContainer: {
            '@Name': 'Container',
            EntitySet: sets.map(set => ({
              '@Name': set.name,
              '@EntityType': `${namespace}.${set.typeName}`,
              NavigationPropertyBinding: [...set.navigations.values()].map(way => ({
                '@Path': way.name,
                '@Target': way.target,
              })),
            })),
          },
          Annotations: [...sets.map(setAnnotations), ...sets.flatMap(fieldAnnotations)],
        },
      },
    },
  });
}

function entityType(set: V4Set, { namespace, sets }: V4Service): object {
  return {
    '@Name': set.typeName,
    Key: { PropertyRef: set.table.keys.map(name => ({ '@Name': v4Name(set, name) })) },
    Property: [
      ...[...set.fields.values()].map(field => property(field, set)),
      ...(set.messages
        ? [
            {
              '@Name': 'SAP__Messages',
              '@Type': `Collection(${namespace}.SAP__Message)`,
              '@Nullable': 'false',
            },
          ]
        : []),
    ],
    NavigationProperty: [...set.navigations.values()].map(way => {
      const type = `${namespace}.${sets.get(way.target)?.typeName}`;
      return { '@Name': way.name, '@Type': way.of.many ? `Collection(${type})` : type };
    }),
  };
}

function operationsOf({ namespace, sets, operations }: V4Service, kind: V4Operation['kind']): object[] {
  const typeOf = (name: string, collection: boolean) => {
    const type = `${namespace}.${sets.get(name)?.typeName ?? name}`;
    return collection ? `Collection(${type})` : type;
  };
  return [...operations.values()]
    .filter(operation => operation.kind === kind)
    .map(({ name, on, parameters, returns }) => ({
      '@Name': name,
      '@IsBound': 'true',
      Parameter: [
        { '@Name': '_it', '@Type': typeOf(on.set, on.collection), '@Nullable': 'false' },
        ...parameters.map(parameter => ({
          '@Name': parameter.name,
          '@Type': typeOf(parameter.type, parameter.collection),
          '@Nullable': 'false',
        })),
      ],
      ...(returns === undefined
        ? {}
        : { ReturnType: { '@Type': typeOf(returns.type, returns.collection), '@Nullable': 'false' } }),
    }));
}

function property(field: V4Field, set: V4Set): object {
  return {
    ...plainProperty(field),
    ...(set.table.keys.includes(field.of.name) ? { '@Nullable': 'false' } : {}),
  };
}

function plainProperty(field: V4Field): object {
  const { of } = field;
  const type = v4Type(field);
  return {
    '@Name': field.name,
    '@Type': type,
    // Days and instants may be missing; everything else has an initial value.
    ...(type === 'Edm.Date' || type === 'Edm.DateTimeOffset' ? {} : { '@Nullable': 'false' }),
    ...(of.maxLength === undefined ? {} : { '@MaxLength': of.maxLength }),
    ...(of.precision === undefined || type === 'Edm.Date' || type === 'Edm.TimeOfDay'
      ? {}
      : { '@Precision': of.precision }),
    ...(of.scale === undefined ? {} : { '@Scale': of.scale }),
  };
}

const restriction = (term: string, property: string) => ({
  '@Term': `SAP__capabilities.${term}`,
  Record: { PropertyValue: { '@Property': property, '@Bool': 'false' } },
});

/** Says which fields cannot be used so; nothing where all can. */
const exceptions = (term: string, property: string, fields: readonly V4Field[]) =>
  fields.length === 0
    ? []
    : [
        {
          '@Term': `SAP__capabilities.${term}`,
          Record: {
            PropertyValue: {
              '@Property': property,
              Collection: { PropertyPath: fields.map(({ name }) => name) },
            },
          },
        },
      ];

function setAnnotations(set: V4Set): object {
  const fields = [...set.fields.values()];
  return {
    '@Target': `SAP__self.Container/${set.name}`,
    Annotation: [
      { '@Term': 'SAP__core.OptimisticConcurrency', Collection: {} },
      ...(set.creatable ? [] : [restriction('InsertRestrictions', 'Insertable')]),
      ...(set.updatable ? [] : [restriction('UpdateRestrictions', 'Updatable')]),
      ...(set.deletable ? [] : [restriction('DeleteRestrictions', 'Deletable')]),
      ...exceptions(
        'FilterRestrictions',
        'NonFilterableProperties',
        fields.filter(({ of }) => !of.filterable),
      ),
      ...exceptions(
        'SortRestrictions',
        'NonSortableProperties',
        fields.filter(({ of }) => !of.sortable),
      ),
    ],
  };
}

function fieldAnnotations(set: V4Set): object[] {
  return [...set.fields.values()]
    .filter(({ of }) => !of.updatable)
    .map(({ name, of }) => ({
      '@Target': `SAP__self.${set.typeName}/${name}`,
      Annotation: { '@Term': of.creatable ? 'SAP__core.Immutable' : 'SAP__core.Computed' },
    }));
}
