// What picking, putaway and goods movements of deliveries answer under HTTP 200, errors included (S4-71).
import type { Row } from '../tables.ts';

/** One T100 message about an item. */
export function report(
  delivery: Row,
  item: Row | undefined,
  type: 'S' | 'E',
  id: string,
  number: string,
  text: string,
): Row {
  return {
    SystemMessageIdentification: id,
    SystemMessageNumber: number,
    SystemMessageType: type,
    SystemMessageVariable1: text.slice(0, 50),
    DeliveryDocument: delivery.DeliveryDocument ?? '',
    DeliveryDocumentItem: item?.DeliveryDocumentItem ?? '',
    Material: item?.Material ?? '',
  };
}
