// An invoice in the sandbox, so that there is a PDF.
import { connectSystem } from '../src/s4/connect.ts';
import { billingDocuments } from '../src/s4/documents/billing-documents.ts';
import { outboundDeliveries } from '../src/s4/documents/outbound-deliveries.ts';
import { salesOrders } from '../src/s4/documents/sales-orders.ts';
import { sandboxCredentials } from '../src/sandbox/s4hana/server.ts';
import { orderHeader } from './order-header.ts';

/** Answers its number. */
export async function anInvoice(s4: { url: string }): Promise<string> {
  const { username, password } = sandboxCredentials;
  const { client, close } = connectSystem({ baseUrl: s4.url, auth: { kind: 'basic', username, password } });
  const item = { Material: 'TG11', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' };
  const { entity } = await salesOrders(client).create({ ...orderHeader, to_Item: [item] } as never);
  const deliveries = outboundDeliveries(client);
  const { entity: delivery } = await deliveries.createFromOrder([
    { ReferenceSDDocument: String(entity.SalesOrder), ReferenceSDDocumentItem: '10' },
  ]);
  await deliveries.pick(String(delivery.DeliveryDocument));
  await deliveries.postGoodsIssue(String(delivery.DeliveryDocument));
  const [invoice] = await billingDocuments(client).createFrom([String(delivery.DeliveryDocument)]);
  await close();
  return String(invoice?.BillingDocument);
}
