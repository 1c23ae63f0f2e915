// A client that is not ours: the SAP Cloud SDK reads, pages, creates, changes and batches against the sandbox. It
// fetches a token by HEAD, writes full paths into batches, and keeps its own ideas of how an answer looks.
import { executeHttpRequest } from '@sap-cloud-sdk/http-client';
import {
  BatchChangeSet,
  CreateRequestBuilder,
  defaultDeSerializers,
  Entity,
  entityBuilder,
  FieldBuilder,
  GetAllRequestBuilder,
  GetByKeyRequestBuilder,
  ODataBatchRequestBuilder,
  UpdateRequestBuilder,
} from '@sap-cloud-sdk/odata-v2';
import { setGlobalLogLevel } from '@sap-cloud-sdk/util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderHeader } from '../../../test/order-header.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from './server.ts';

const path = '/sap/opu/odata/sap/API_SALES_ORDER_SRV';
let sandbox: S4Sandbox;
let destination: { url: string; username: string; password: string };
beforeAll(async () => {
  setGlobalLogLevel('error');
  sandbox = await startS4Sandbox({ pageSize: 3 });
  const { username, password } = sandboxCredentials;
  destination = { url: sandbox.url, username, password };
});
afterAll(() => sandbox.close());

const order = (reference: string) => ({
  ...orderHeader,
  PurchaseOrderByCustomer: reference,
  to_Item: [{ Material: 'TG11', RequestedQuantity: '2', RequestedQuantityUnit: 'PC' }],
});

test('its http-client reads, follows pages, creates with children, and changes with the ETag', async () => {
  for (let i = 1; i <= 4; i++)
    await executeHttpRequest(destination, {
      method: 'post',
      url: `${path}/A_SalesOrder`,
      data: order(`SDK-${i}`),
    });
  const first = await executeHttpRequest(destination, {
    method: 'get',
    url: `${path}/A_SalesOrder`,
    params: { $expand: 'to_Item', $inlinecount: 'allpages' },
    headers: { accept: 'application/json' },
  });
  expect(first.data.d.__count).toBe('4');
  expect(first.data.d.results[0].to_Item.results[0].Material).toBe('TG11');
  const next = await executeHttpRequest(destination, {
    method: 'get',
    url: first.data.d.__next.slice(sandbox.url.length),
  });
  expect(
    next.data.d.results.map((row: { PurchaseOrderByCustomer: string }) => row.PurchaseOrderByCustomer),
  ).toEqual(['SDK-4']);
  const [{ SalesOrder, __metadata }] = first.data.d.results;
  const change = (etag: string) =>
    executeHttpRequest(destination, {
      method: 'patch',
      url: `${path}/A_SalesOrder('${SalesOrder}')`,
      data: { PurchaseOrderByCustomer: 'CHANGED' },
      headers: { 'if-match': etag },
    });
  expect((await change(__metadata.etag)).status).toBe(204);
  await expect(change(__metadata.etag)).rejects.toMatchObject({ response: { status: 412 } });
});

class SalesOrder extends Entity {
  static override _entityName = 'A_SalesOrder';
  static override _defaultBasePath = path;
  static _keys = ['SalesOrder'];
  declare salesOrder: string;
  declare purchaseOrderByCustomer: string;
}
const fields = new FieldBuilder(SalesOrder as never, defaultDeSerializers as never);
const field = (name: string) => fields.buildEdmTypeField(name, 'Edm.String' as never, true as never);
/** As its generator would write it, with the fields that are used here. */
const api = {
  deSerializers: defaultDeSerializers,
  entityConstructor: SalesOrder,
  schema: {
    SALES_ORDER: field('SalesOrder'),
    SALES_ORDER_TYPE: field('SalesOrderType'),
    SALES_ORGANIZATION: field('SalesOrganization'),
    DISTRIBUTION_CHANNEL: field('DistributionChannel'),
    ORGANIZATION_DIVISION: field('OrganizationDivision'),
    SOLD_TO_PARTY: field('SoldToParty'),
    PURCHASE_ORDER_BY_CUSTOMER: field('PurchaseOrderByCustomer'),
  },
} as never;
const draft = (reference: string): SalesOrder =>
  Object.assign(entityBuilder(api).build() as never as SalesOrder, {
    salesOrderType: 'OR',
    salesOrganization: '1710',
    distributionChannel: '10',
    organizationDivision: '00',
    soldToParty: '17100001',
    purchaseOrderByCustomer: reference,
  });

test('its typed builders create, read by key, change with the version they read, and list', async () => {
  const created = (await new CreateRequestBuilder(api, draft('TYPED') as never).execute(
    destination,
  )) as SalesOrder;
  const get = () =>
    new GetByKeyRequestBuilder(api, { SalesOrder: created.salesOrder } as never).execute(destination);
  const mine = (await get()) as SalesOrder;
  const theirs = (await get()) as SalesOrder;
  mine.purchaseOrderByCustomer = 'TYPED-2';
  await new UpdateRequestBuilder(api, mine as never).execute(destination);
  theirs.purchaseOrderByCustomer = 'TYPED-3';
  await expect(new UpdateRequestBuilder(api, theirs as never).execute(destination)).rejects.toMatchObject({
    cause: { cause: { response: { status: 412 } } },
  });
  expect(((await get()) as SalesOrder).purchaseOrderByCustomer).toBe('TYPED-2');
  const all = (await new GetAllRequestBuilder(api).top(2).execute(destination)) as SalesOrder[];
  expect(all).toHaveLength(2);
});

test.each(['absolute', 'relativeToEntity', 'relativeToService'] as const)(
  'its batches carry reads and changesets, their paths written %s',
  async pathType => {
    const create = (n: number) => new CreateRequestBuilder(api, draft(`${pathType}-${n}`) as never);
    const batch = new ODataBatchRequestBuilder(path, [
      new BatchChangeSet([create(1), create(2)] as never) as never,
      new GetAllRequestBuilder(api).top(1) as never,
    ]).withSubRequestPathType(pathType);
    const [changes, list] = await batch.execute(destination);
    expect([changes?.isSuccess(), list?.isSuccess()]).toEqual([true, true]);
    const found = await executeHttpRequest(destination, {
      method: 'get',
      url: `${path}/A_SalesOrder/$count`,
      params: { $filter: `startswith(PurchaseOrderByCustomer,'${pathType}-')` },
    });
    expect(String(found.data)).toBe('2');
  },
);
