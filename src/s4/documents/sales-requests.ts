// What credit memo requests and customer returns have in common: both refer to what was sold, both are often blocked for
// billing until somebody releases them, and both are billed as a credit memo (S4-77).
import { eq } from '../../odata/filter.ts';
import type { Changed } from '../../odata/prepared.ts';
import type { DocumentKind } from '../sentences.ts';
import type { Collection } from './collection.ts';
import { existing } from './existing.ts';

export type SalesRequests = ReturnType<typeof salesRequests>;

export function salesRequests(headers: Collection, items: Collection, what: DocumentKind) {
  return {
    ...headers,
    items,
    /** Those that carry our reference in `PurchaseOrderByCustomer`. */
    findByReference: (reference: string) =>
      headers.list({ filter: eq('PurchaseOrderByCustomer', reference) }),
    /** Lifts the billing block. */
    async release(number: string): Promise<Changed> {
      return headers.update(await existing(headers, what, number), { HeaderBillingBlockReason: '' });
    },
  };
}
