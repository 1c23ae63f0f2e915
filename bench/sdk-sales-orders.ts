// A_SalesOrder and its items for the SAP Cloud SDK, as its generator would write them, made from the metadata instead.
import {
  CreateRequestBuilder,
  defaultDeSerializers,
  Entity,
  entityBuilder,
  FieldBuilder,
  GetAllRequestBuilder,
  GetByKeyRequestBuilder,
  OneToManyLink,
} from '@sap-cloud-sdk/odata-v2';
import type { ServiceModel } from '../src/s4/index.ts';

/** What of the SDK's builders is used here; its own types want a class per entity that is known to the compiler. */
interface Builder {
  execute(destination: { url: string }): Promise<unknown>;
  top(count: number): Builder;
  skip(count: number): Builder;
}
export interface SdkOrders {
  getAll(): Builder;
  getByKey(key: string): Builder;
  create(order: { fields: Record<string, unknown>; items: Record<string, unknown>[] }): Builder;
}

export function sdkSalesOrders(model: ServiceModel): SdkOrders {
  const item = apiOf(model, 'A_SalesOrderItem');
  const order = apiOf(model, 'A_SalesOrder', { name: 'to_Item', api: item });
  const build = (api: ReturnType<typeof apiOf>, fields: Record<string, unknown>) =>
    Object.assign(entityBuilder(api as never).build() as object, fields);
  return {
    getAll: () => new GetAllRequestBuilder(order as never) as unknown as Builder,
    getByKey: key => new GetByKeyRequestBuilder(order as never, { SalesOrder: key }) as unknown as Builder,
    create({ fields, items }) {
      const entity = build(order, { ...fields, toItem: items.map(one => build(item, one)) });
      return new CreateRequestBuilder(order as never, entity as never) as unknown as Builder;
    },
  };
}

function apiOf(model: ServiceModel, set: string, child?: { name: string; api: object }) {
  const type = model.sets.get(set)?.type;
  if (!type) throw new Error(`The service has no ${set}`);
  const keys = [...type.keys];
  class SdkEntity extends Entity {
    static override _entityName = set;
    static override _defaultBasePath = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';
    static _keys = keys;
  }
  const api = {
    deSerializers: defaultDeSerializers,
    entityConstructor: SdkEntity,
    schema: {} as { [field: string]: unknown },
  };
  const fields = new FieldBuilder(SdkEntity as never, defaultDeSerializers as never);
  for (const property of type.properties.values())
    api.schema[property.name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()] = fields.buildEdmTypeField(
      property.name,
      (property.edm ?? 'Edm.String') as never,
      true as never,
    );
  if (child) api.schema[child.name] = new OneToManyLink(child.name, api as never, child.api as never);
  return api;
}
