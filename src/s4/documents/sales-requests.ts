// What credit memo requests and customer returns have in common: both refer to what was sold, both are often blocked for
// billing until somebody releases them, and both are billed as a credit memo (FACTS §11).
import { eq } from '../../odata/filter.ts';
import type { Changed } from '../../odata/prepared.ts';
import type { Entity } from '../../odata/values/read-entity.ts';
import type { Collection } from './collection.ts';
import { existing } from './existing.ts';

export interface SalesRequests extends Collection {
  items: Collection;
  /** Those that carry our reference in `PurchaseOrderByCustomer`. */
  findByReference(reference: string): Promise<Entity[]>;
  /** Lifts the billing block. */
  release(number: string): Promise<Changed>;
}

export function salesRequests(headers: Collection, items: Collection, what: string): SalesRequests {
  return {
    ...headers,
    items,
    findByReference: reference => headers.list({ filter: eq('PurchaseOrderByCustomer', reference) }),
    async release(number) {
      return headers.update(await existing(headers, what, number), { HeaderBillingBlockReason: '' });
    },
  };
}
