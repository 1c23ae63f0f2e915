// Customer returns: what comes back. The goods follow in a returns delivery.
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { type SalesRequests, salesRequests } from './sales-requests.ts';

export function customerReturns(client: S4Client): SalesRequests {
  const service = lazyService(client, 'customerReturn');
  return salesRequests(
    service.set('A_CustomerReturn'),
    service.set('A_CustomerReturnItem'),
    'sap-customer-return',
  );
}
