// A system's own `$metadata`, V2 or V4, as a model of the sandbox: sets, keys, fields, what may be done with them, and
// the ways between them. What it says beyond that is served as it is, but plays no part.
import { XMLParser } from 'fast-xml-parser';
import { say } from '../../sentences.ts';
import type { EdmType, FieldModel, Model, NavigationModel, SetModel } from '../model/parse-model.ts';
import { withBases } from './base-types.ts';

export interface OwnService {
  protocol: 'V2' | 'V4';
  namespace: string;
  model: Model;
  /** V4: the set that each name of a type belongs to. */
  typeNames: Map<string, string>;
  /** As it came: this is what `$metadata` answers. */
  text: string;
}

interface Element {
  [name: string]: unknown;
}

const lists = new Set([
  'Schema',
  'EntityType',
  'Property',
  'PropertyRef',
  'NavigationProperty',
  'Association',
  'End',
  'EntitySet',
  'EntityContainer',
  'Annotations',
  'Annotation',
  'PropertyValue',
  'PropertyPath',
]);
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  isArray: name => lists.has(name),
});

/** Throws `input/file-without-metadata` for what is none. */
export function readEdmx(text: string, file: string): OwnService {
  const edmx = (parser.parse(text) as { Edmx?: Element }).Edmx;
  const schemas = elements((edmx?.DataServices as Element | undefined)?.Schema);
  // A service may offer functions only, such as API_PRODUCT_AVAILY_INFO_BASIC: then nothing but its container is there.
  const schema =
    schemas.find(one => elements(one.EntityType).length > 0) ??
    schemas.find(one => elements(one.EntityContainer).length > 0);
  const container = schemas.flatMap(one => elements(one.EntityContainer))[0];
  if (!edmx || !schema || !container) {
    throw say.error('file-without-metadata', { file });
  }
  const protocol = String(edmx['@Version']).startsWith('4') ? 'V4' : 'V2';
  const namespace = String(schema['@Namespace']);
  const service = protocol === 'V2' ? namespace : `own:${namespace}`;
  const types = withBases(schemas.flatMap(one => elements(one.EntityType)));
  const setOfType = new Map(
    elements(container.EntitySet).map(set => [localName(set['@EntityType']), String(set['@Name'])]),
  );
  const model: Model = { service, sets: new Map(), complexes: new Map(), calls: new Map() };
  for (const set of elements(container.EntitySet)) {
    const type = types.get(localName(set['@EntityType']));
    if (type) model.sets.set(String(set['@Name']), readSet(set, type, service));
  }
  if (protocol === 'V4') {
    for (const set of model.sets.values()) {
      const restrictions = restrictionsOf(schemas, `/${set.name}`);
      for (const name of restrictions('NonFilterableProperties')) forbid(set, name, 'filterable');
      for (const name of restrictions('NonSortableProperties')) forbid(set, name, 'sortable');
    }
  }
  const leads = waysOf(schema, protocol);
  for (const set of model.sets.values()) {
    const type = [...setOfType].find(([, name]) => name === set.name)?.[0] ?? '';
    for (const way of elements(types.get(type)?.NavigationProperty)) {
      const lead = leads(way);
      const target = model.sets.get(setOfType.get(lead.type) ?? '');
      const navigation = target && joined(String(way['@Name']), set, target, lead.many);
      if (navigation) set.navigations.set(navigation.name, navigation);
    }
  }
  return { protocol, namespace, model, typeNames: setOfType, text };
}

function readSet(set: Element, type: Element, service: string): SetModel {
  const fields = elements(type.Property).map(readField);
  const etag = elements(type.Property).find(property => property['@ConcurrencyMode'] === 'Fixed');
  return {
    name: String(set['@Name']),
    service,
    keys: elements((type.Key as Element | undefined)?.PropertyRef).map(key => String(key['@Name'])),
    etag: etag && String(etag['@Name']),
    creatable: set['@creatable'] !== 'false',
    updatable: set['@updatable'] !== 'false',
    deletable: set['@deletable'] !== 'false',
    fields: new Map(fields.filter(field => field !== undefined).map(field => [field.name, field])),
    navigations: new Map(),
  };
}

/** The types of V4 in V2's words; undefined: a complex or unknown type, which is left out of the data. */
const edmTypes: Record<string, EdmType> = {
  'Edm.Date': 'DateTime',
  'Edm.TimeOfDay': 'Time',
  'Edm.SByte': 'Int16',
  'Edm.Single': 'Double',
  ...Object.fromEntries(
    (['String', 'Decimal', 'DateTime', 'DateTimeOffset', 'Time', 'Boolean', 'Double'] as const).map(type => [
      `Edm.${type}`,
      type,
    ]),
  ),
  ...Object.fromEntries(
    (['Int16', 'Int32', 'Int64', 'Byte', 'Binary', 'Guid'] as const).map(type => [`Edm.${type}`, type]),
  ),
};

function readField(property: Element): FieldModel | undefined {
  const type = edmTypes[String(property['@Type'])];
  if (type === undefined) return undefined;
  const size = (name: string) => {
    const number = Number(property[`@${name}`]);
    return Number.isInteger(number) ? number : undefined;
  };
  return {
    name: String(property['@Name']),
    type,
    maxLength: size('MaxLength'),
    precision: size('Precision'),
    scale: size('Scale'),
    creatable: property['@creatable'] !== 'false',
    updatable: property['@updatable'] !== 'false',
    filterable: property['@filterable'] !== 'false',
    sortable: property['@sortable'] !== 'false',
  };
}

/** V2 says at a property what it may be used for, V4 says it of the set: by the name of the list, the fields in it. */
function restrictionsOf(schemas: readonly Element[], target: string): (list: string) => string[] {
  const values = schemas
    .flatMap(schema => elements(schema.Annotations))
    .filter(one => String(one['@Target']).endsWith(target))
    .flatMap(one => elements(one.Annotation))
    .flatMap(({ Record }) => elements((Record as Element | undefined)?.PropertyValue));
  return list =>
    values
      .filter(value => value['@Property'] === list)
      .flatMap(({ Collection }) => elements((Collection as Element | undefined)?.PropertyPath).map(String));
}

function forbid(set: SetModel, name: string, use: 'filterable' | 'sortable'): void {
  const field = set.fields.get(name);
  if (field) field[use] = false;
}

/** Where a navigation leads: V2 says it in an association, V4 at the navigation itself. */
function waysOf(schema: Element, protocol: 'V2' | 'V4') {
  const associations = new Map(elements(schema.Association).map(one => [String(one['@Name']), one]));
  return (way: Element): { type: string; many: boolean } => {
    if (protocol === 'V4') {
      const type = String(way['@Type']);
      return {
        type: localName(type.replace(/^Collection\((.*)\)$/, '$1')),
        many: type.startsWith('Collection('),
      };
    }
    const ends = elements(associations.get(localName(way['@Relationship']))?.End);
    const end = ends.find(one => one['@Role'] === way['@ToRole']);
    return { type: localName(end?.['@Type']), many: end?.['@Multiplicity'] === '*' };
  };
}

/** By the key fields that both sides have. Undefined: there are none. */
function joined(name: string, from: SetModel, to: SetModel, many: boolean): NavigationModel | undefined {
  const [one, other] = many ? [from, to] : [to, from];
  const on = one.keys.filter(key => other.fields.has(key)).map(key => ({ here: key, there: key }));
  return on.length === 0 ? undefined : { name, target: to.name, many, on };
}

const elements = (value: unknown): Element[] => (Array.isArray(value) ? (value as Element[]) : []);
const localName = (name: unknown) => String(name ?? '').replace(/^.*\./, '');
