// Requests for a credit memo: what a customer gets back without sending anything.
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { type SalesRequests, salesRequests } from './sales-requests.ts';

export function creditMemoRequests(client: S4Client): SalesRequests {
  const service = lazyService(client, 'creditMemoRequest');
  return salesRequests(
    service.set('A_CreditMemoRequest'),
    service.set('A_CreditMemoRequestItem'),
    'sap-credit-memo-request',
  );
}
