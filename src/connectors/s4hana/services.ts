// The services of an S/4HANA under SAP's own names: those that Kontor knows, and any other OData service by its technical name or path.
import type { KontorError } from '../../core/errors.ts';
import type { RecordShape, ServiceDescription, Services } from '../../models/services.ts';
import type { EntitySet, Property, ServiceModel, StructuredType } from '../../odata/metadata/model.ts';
import { writeTypes } from '../../odata/metadata/write-types.ts';
import { inEnglish } from '../../odata/sentences.ts';
import { openService } from '../../odata/service.ts';
import type { Key } from '../../odata/values/write-entity.ts';
import type { S4Client } from '../../s4/client.ts';
import { type KnownService, knownServices, type ServiceName } from '../../s4/documents/known-services.ts';
import { titleOf, wordsOfServices } from '../../s4/documents/service-titles.ts';
import { rawOf } from '../kit/odata/plan.ts';
import { refuseForeignPath } from './forward.ts';
import { say } from './sentences.ts';

export function services(client: S4Client): Services {
  const open = async (service: string) => openService(client, pathOf(service));
  return {
    known: () =>
      Object.entries<KnownService>(knownServices).map(([name, { protocol, scenario, path }]) => ({
        name,
        title: titleOf(name as ServiceName),
        protocol,
        scenario: scenario ?? null,
        path,
      })),
    async describe(service, { types }) {
      const { model, path } = await open(service);
      const name = technicalName(path);
      return {
        name,
        path,
        protocol: model.protocol,
        sets: [...model.sets.values()].map(setOf),
        operations: [...model.operations.values()].map(({ name: operation, kind, parameters }) => ({
          name: operation,
          kind,
          parameters: parameters.map(one => ({ name: one.name, type: typeOf(one) })),
        })),
        left_out: leftOut(model),
        ...(types ? { types: writeTypes(model, name) } : {}),
      };
    },
    async list(service, setName, { filter, select, expand, orderby, skip, limit, count }) {
      const set = (await open(service)).set(setName);
      const rows = await set.list({ filter, select, expand, orderBy: orderby, skip, top: limit });
      return {
        result: rows.map(rawOf),
        keys: [...set.definition.type.keys],
        columns: columnsOf(set.definition.type, { select, expand }),
        count: count ? await set.count(filter) : null,
      };
    },
    async get(service, setName, key, shape) {
      const set = (await open(service)).set(setName);
      const record = await set.one(keyFrom(key, set.definition.type), shape);
      if (!record) throw noRecord(setName, key);
      return rawOf(record);
    },
  };
}

/** What is chosen behind a navigation stands inside of the navigation. */
function columnsOf({ properties }: StructuredType, { select, expand = [] }: RecordShape): string[] {
  const first = (path: string) => path.split('/', 1).join();
  const own = [...properties.keys()].filter(name => select?.includes(name) ?? true);
  return [...new Set([...own, ...expand.map(first)])];
}

/** Of `salesOrder`, `API_SALES_ORDER_SRV`, or a path from the host on. */
function pathOf(service: string): string {
  const [name, known] =
    Object.entries<KnownService>(knownServices).find(
      ([own, { path }]) => own === service || path.endsWith(`/${service}`),
    ) ?? [];
  if (known?.protocol === 'SOAP')
    throw say.error('not-odata', { title: titleOf(name as ServiceName) }, { also: wordsOfServices.en });
  const path = known?.path ?? (service.startsWith('/') ? service : `/sap/opu/odata/sap/${service}`);
  refuseForeignPath(path);
  return path;
}

const technicalName = (path: string) => path.split('/').findLast(part => !/^\d+$/.test(part)) ?? path;

function setOf({
  name,
  type,
  creatable,
  updatable,
  deletable,
}: EntitySet): ServiceDescription['sets'][number] {
  return {
    name,
    keys: [...type.keys],
    creatable,
    updatable,
    deletable,
    fields: [...type.properties.values()].map(property => ({
      name: property.name,
      type: typeOf(property),
      label: property.label ?? null,
      key: type.keys.includes(property.name),
      custom: property.extension,
      nullable: property.nullable,
      creatable: property.creatable,
      updatable: property.updatable,
      filterable: property.filterable,
      sortable: property.sortable,
    })),
    navigations: [...type.navigations.values()].map(({ name: navigation, target, collection }) => ({
      name: navigation,
      target: target.split('.').at(-1) ?? target,
      many: collection,
    })),
  };
}

function leftOut({ sets, leftOut: unusable }: ServiceModel): ServiceDescription['left_out'] {
  const named = (name: string, reason: string) => ({ name, reason });
  return [
    ...[...unusable].map(([name, why]) => named(name, inEnglish(why))),
    ...[...sets.values()].flatMap(({ name, type }) =>
      [...type.leftOut].map(([navigation, why]) => named(`${name}/${navigation}`, inEnglish(why))),
    ),
  ];
}

function typeOf({ edm, typeName, maxLength, precision, scale }: Property): string {
  const type = edm?.replace('Edm.', '') ?? typeName;
  if (maxLength !== undefined) return `${type}(${maxLength})`;
  return precision === undefined ? type : `${type}(${precision}${scale === undefined ? '' : `,${scale}`})`;
}

/** `1`, or `SalesOrder=1,SalesOrderItem=10`. Each value as the type of its field takes it. */
function keyFrom(text: string, { keys, properties }: StructuredType): Key {
  const ofField = (name: string, value: string) => typed(properties.get(name), value);
  if (!text.includes('='))
    return keys.length === 1 ? { [keys[0] ?? '']: ofField(keys[0] ?? '', text) } : text;
  return Object.fromEntries(
    text.split(',').map(part => {
      const at = part.indexOf('=');
      const name = part.slice(0, at).trim();
      return [name, ofField(name, part.slice(at + 1).trim())];
    }),
  );
}

const numbers = new Set(['Edm.Byte', 'Edm.SByte', 'Edm.Int16', 'Edm.Int32', 'Edm.Single', 'Edm.Double']);

/** What is no such value stays text: the client says what is wrong with it. */
function typed(property: Property | undefined, text: string): unknown {
  const { edm } = property ?? {};
  if (edm !== undefined && numbers.has(edm) && text !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (edm === 'Edm.Boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function noRecord(set: string, key: string): KontorError {
  return say.error('no-record', { set, key });
}
