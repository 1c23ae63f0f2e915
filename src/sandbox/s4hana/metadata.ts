// `$metadata` of a service, written from its model.
import { XMLBuilder } from 'fast-xml-parser';
import type { CallModel, FieldModel, Model, NavigationModel, SetModel } from './model/parse-model.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  // An attribute without a value is no XML.
  suppressBooleanAttributes: false,
  format: true,
});

export function metadata(model: Model): string {
  const sets = [...model.sets.values()].filter(set => !set.hidden);
  const links = sets.flatMap(set =>
    [...set.navigations.values()].filter(link => model.sets.has(link.target)).map(link => ({ set, link })),
  );
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    'edmx:Edmx': {
      '@Version': '1.0',
      '@xmlns:edmx': 'http://schemas.microsoft.com/ado/2007/06/edmx',
      '@xmlns:m': 'http://schemas.microsoft.com/ado/2007/08/dataservices/metadata',
      '@xmlns:sap': 'http://www.sap.com/Protocols/SAPData',
      'edmx:DataServices': {
        '@m:DataServiceVersion': '2.0',
        Schema: {
          '@Namespace': model.service,
          '@xmlns': 'http://schemas.microsoft.com/ado/2008/09/edm',
          EntityType: sets.map(set => entityType(set, model)),
          ComplexType: [...model.complexes].map(([name, fields]) => ({
            '@Name': name,
            Property: fields.map(plainProperty),
          })),
          Association: links.map(({ set, link }) => ({
            '@Name': linkName(set, link),
            End: [
              { '@Type': typeName(set, model), '@Multiplicity': '1', '@Role': 'From' },
              {
                '@Type': `${model.service}.${link.target}Type`,
                '@Multiplicity': link.many ? '*' : '0..1',
                '@Role': 'To',
              },
            ],
          })),
          EntityContainer: {
            '@Name': `${model.service}_Entities`,
            '@m:IsDefaultEntityContainer': 'true',
            EntitySet: sets.map(set => ({
              '@Name': set.name,
              '@EntityType': typeName(set, model),
              ...(set.creatable ? {} : { '@sap:creatable': 'false' }),
              ...(set.updatable ? {} : { '@sap:updatable': 'false' }),
              ...(set.deletable ? {} : { '@sap:deletable': 'false' }),
            })),
            FunctionImport: [...model.calls.values()].map(call => functionImport(call, model)),
            AssociationSet: links.map(({ set, link }) => ({
              '@Name': `${linkName(set, link)}_Set`,
              '@Association': `${model.service}.${linkName(set, link)}`,
              End: [
                { '@EntitySet': set.name, '@Role': 'From' },
                { '@EntitySet': link.target, '@Role': 'To' },
              ],
            })),
          },
        },
      },
    },
  });
}

function entityType(set: SetModel, model: Model): object {
  return {
    '@Name': `${set.name}Type`,
    Key: { PropertyRef: set.keys.map(name => ({ '@Name': name })) },
    Property: [...set.fields.values()].map(field => property(field, set)),
    NavigationProperty: [...set.navigations.values()]
      .filter(link => model.sets.has(link.target))
      .map(link => ({
        '@Name': link.name,
        '@Relationship': `${model.service}.${linkName(set, link)}`,
        '@FromRole': 'From',
        '@ToRole': 'To',
      })),
  };
}

function functionImport(
  { name, method, actsOn, parameters, returns, many }: CallModel,
  model: Model,
): object {
  const isEntity = model.sets.has(returns);
  const type = `${model.service}.${returns}${isEntity ? 'Type' : ''}`;
  return {
    '@Name': name,
    '@ReturnType': many ? `Collection(${type})` : type,
    ...(isEntity ? { '@EntitySet': returns } : {}),
    '@m:HttpMethod': method,
    ...(actsOn === undefined ? {} : { '@sap:action-for': `${model.service}.${actsOn}Type` }),
    Parameter: parameters.map(parameter => ({ ...plainProperty(parameter), '@Mode': 'In' })),
  };
}

function plainProperty(field: FieldModel): object {
  return {
    '@Name': field.name,
    '@Type': `Edm.${field.type}`,
    ...(field.maxLength === undefined ? {} : { '@MaxLength': field.maxLength }),
    ...(field.precision === undefined ? {} : { '@Precision': field.precision }),
    ...(field.scale === undefined ? {} : { '@Scale': field.scale }),
  };
}

function property(field: FieldModel, set: SetModel): object {
  return {
    ...plainProperty(field),
    ...(set.keys.includes(field.name) ? { '@Nullable': 'false' } : {}),
    ...(set.etag === field.name ? { '@ConcurrencyMode': 'Fixed' } : {}),
    ...(field.type === 'DateTime' ? { '@sap:display-format': 'Date' } : {}),
    ...(field.creatable ? {} : { '@sap:creatable': 'false' }),
    ...(field.updatable ? {} : { '@sap:updatable': 'false' }),
    ...(field.filterable ? {} : { '@sap:filterable': 'false' }),
    ...(field.sortable ? {} : { '@sap:sortable': 'false' }),
  };
}

const typeName = (set: SetModel, model: Model) => `${model.service}.${set.name}Type`;
const linkName = (set: SetModel, link: NavigationModel) => `${set.name}_${link.name}`;
