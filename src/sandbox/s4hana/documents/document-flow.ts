// Which document followed which, as the sales order shows it: once for the order, once for each item.
import { createHash } from 'node:crypto';
import type { Row } from '../tables.ts';
import type { SystemState } from './document.ts';

export interface Followed {
  SalesOrder: string;
  SalesOrderItem: string;
}

export interface Following {
  document: string;
  item: string;
  /** J delivery, R goods movement, M invoice, N cancelled invoice, H return, K credit memo request, O credit memo. */
  category: 'J' | 'R' | 'M' | 'N' | 'H' | 'K' | 'O';
}

export function linkToOrder(system: SystemState, order: Followed, next: Following): void {
  const flow = (set: string) => system.tables.of('API_SALES_ORDER_SRV', set);
  const common: Row = {
    SalesOrder: order.SalesOrder,
    SubsequentDocument: next.document,
    SubsequentDocumentCategory: next.category,
    ProcessFlowLevel: '0',
    CreationDate: system.today(),
  };
  const header = uuidOf(order.SalesOrder, next.document);
  if (!flow('A_SalesOrderSubsqntProcFlow').get({ ...common, DocRelationshipUUID: header })) {
    flow('A_SalesOrderSubsqntProcFlow').insert({ ...common, DocRelationshipUUID: header });
  }
  flow('A_SalesOrderItmSubsqntProcFlow').insert({
    ...common,
    DocRelationshipUUID: uuidOf(order.SalesOrder, order.SalesOrderItem, next.document, next.item),
    SalesOrderItem: order.SalesOrderItem,
    SubsequentDocumentItem: next.item,
    SubsqntDocItmPrecdgDocument: order.SalesOrder,
    SubsqntDocItmPrecdgDocItem: order.SalesOrderItem,
    SubsqntDocItmPrecdgDocCategory: 'C',
  });
}

/** The same documents always have the same relationship. */
function uuidOf(...names: string[]): string {
  const hex = createHash('sha256').update(names.join('/')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
