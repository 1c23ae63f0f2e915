// The German of `object-words.ts`.
import type { Sentences } from '../core/reasons.ts';

export const onesInGerman: Sentences = {
  'one-of-sales-orders': 'Kundenauftrag',
  'one-of-sales-order-items': 'Position eines Kundenauftrags',
  'one-of-deliveries': 'Lieferung',
  'one-of-invoices': 'Rechnung',
  'one-of-credit-memos': 'Gutschriftsanforderung',
  'one-of-purchase-orders': 'Bestellung beim Lieferanten',
  'one-of-supplier-invoices': 'Lieferantenrechnung',
  'one-of-stock': 'Bestand',
  'one-of-goods-movements': 'Warenbewegung',
  'one-of-journal-entries': 'Buchungsbeleg',
  'one-of-customers': 'Kunde',
  'one-of-suppliers': 'Lieferant',
  'one-of-products': 'Produkt',
  'one-of-gl-accounts': 'Sachkonto',
  'one-of-company-codes': 'Buchungskreis',
  'one-of-cost-centers': 'Kostenstelle',
  'one-of-shop-orders': 'Bestellung im Shop',
  'one-of-shop-refunds': 'Erstattung',
  'one-of-shop-customers': 'Kunde des Shops',
  'one-of-payments': 'Zahlung',
  'one-of-shops': 'Shop',
  'one-of-shop-channels': 'Kanal des Shops',
  'one-of-inventory': 'Bestand im Shop',
};
