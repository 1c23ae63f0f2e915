// The order book of a manufacturer: customers, and their orders of the last thirty days that are still open, some of them
// delivered in part, with older ones behind them. Everything is made by the system's own rules.
import { chance } from '../faults.ts';
import type { Draft } from './draft.ts';
import type { System } from './system.ts';
import type { Row } from './tables.ts';
import { wireDate } from './wire.ts';

export interface OrderBook {
  /** Open orders of the last thirty days. */
  openOrders: number;
  /** Of these, how many have been delivered in part. */
  partlyDelivered: number;
  customers: number;
}

const dayMs = 86_400_000;
/** Older orders, which a question about the last thirty days must not find: one for so many of the others. */
const olderForEach = 6;
/** Three in ten have been delivered in part. */
const partly = 0.3;

const towns = [
  ['Aalborg', 'DK'],
  ['Aarhus', 'DK'],
  ['Bergen', 'NO'],
  ['Drammen', 'NO'],
  ['Espoo', 'FI'],
  ['Gävle', 'SE'],
  ['Göteborg', 'SE'],
  ['Kiruna', 'SE'],
  ['Kristiansand', 'NO'],
  ['Lahti', 'FI'],
  ['Linköping', 'SE'],
  ['Malmö', 'SE'],
  ['Odense', 'DK'],
  ['Oulu', 'FI'],
  ['Stavanger', 'NO'],
  ['Tampere', 'FI'],
  ['Tromsø', 'NO'],
  ['Turku', 'FI'],
  ['Umeå', 'SE'],
  ['Västerås', 'SE'],
] as const;
const trades = ['Varv', 'Mekaniska', 'Kraft', 'Bygg'] as const;

/** The products that the manufacturer sells: number and price. */
export const nordicProducts = {
  'NP-PUMP-40': '1240.00',
  'NP-PUMP-80': '2890.00',
  'NP-VALVE-DN50': '184.50',
  'NP-SEAL-KIT': '39.90',
  'NP-CONTROLLER': '5150.00',
} as const;
const products = Object.entries(nordicProducts);

/** `at` sets the system's clock; undefined gives it back its own. */
export function fillOrderBook(
  system: System,
  {
    orders,
    seed,
    nowMs,
    at,
  }: { orders: number; seed: string; nowMs: number; at(ms: number | undefined): void },
): OrderBook {
  const roll = (text: string) => chance(`${seed}/${text}`);
  const make = (set: string, draft: Draft): Row => {
    const document = system.documents.get(set);
    if (!document?.create) throw new Error(`the sandbox creates no ${set}`);
    return document.create(draft);
  };
  const customers = trades.flatMap(trade =>
    towns.map(([town, country]) => {
      const partner = make('A_BusinessPartner', customerDraft(`${town} ${trade}`, town, country));
      return String(partner.Customer);
    }),
  );
  const older = Math.floor(orders / olderForEach);
  let partlyDelivered = 0;
  for (let n = -older; n < orders; n++) {
    // Old ones first: numbers and stamps grow with time.
    const ageDays = n < 0 ? 31 + (-n / older) * 60 : ((orders - n) / orders) * 29.5;
    const orderedMs = Math.round(nowMs - ageDays * dayMs);
    at(orderedMs);
    const draft = orderDraft(n, customers, orderedMs, roll);
    const order = make('A_SalesOrder', draft);
    if (roll(`partly${n}`) >= partly) continue;
    at(Math.min(nowMs, orderedMs + dayMs));
    const ordered = Number(draft.children.get('to_Item')?.[0]?.fields.RequestedQuantity);
    make('A_OutbDeliveryHeader', deliveryDraft(order, ordered, roll(`share${n}`)));
    if (n >= 0) partlyDelivered++;
  }
  at(undefined);
  return { openOrders: orders, partlyDelivered, customers: customers.length };
}

const noChildren = () => new Map<string, Draft[]>();
const leaf = (fields: Row): Draft => ({ fields, children: noChildren() });

function customerDraft(name: string, city: string, country: string): Draft {
  const area = { SalesOrganization: '1710', DistributionChannel: '10', Division: '00', Currency: 'EUR' };
  const company = { CompanyCode: '1710', ReconciliationAccount: '12100000' };
  return {
    fields: { BusinessPartnerCategory: '2', BusinessPartnerGrouping: 'BP02', OrganizationBPName1: name },
    children: new Map([
      ['to_BusinessPartnerAddress', [leaf({ Country: country, Language: 'EN', CityName: city })]],
      [
        'to_BusinessPartnerRole',
        [leaf({ BusinessPartnerRole: 'FLCU00' }), leaf({ BusinessPartnerRole: 'FLCU01' })],
      ],
      [
        'to_Customer',
        [
          {
            fields: {},
            children: new Map([
              ['to_CustomerSalesArea', [leaf(area)]],
              ['to_CustomerCompany', [leaf(company)]],
            ]),
          },
        ],
      ],
    ]),
  };
}

function orderDraft(
  n: number,
  customers: readonly string[],
  orderedMs: number,
  roll: (text: string) => number,
): Draft {
  const pick = <T>(from: readonly T[], text: string) => from[Math.floor(roll(text) * from.length)] as T;
  const count = 1 + Math.floor(roll(`items${n}`) * 4);
  const wantedMs = Math.floor((orderedMs + (5 + roll(`wanted${n}`) * 25) * dayMs) / dayMs) * dayMs;
  const items = Array.from({ length: count }, (_, i): Draft => {
    const [product, price] = pick(products, `product${n}/${i}`);
    return {
      fields: {
        SalesOrderItem: String((i + 1) * 10),
        Material: product,
        RequestedQuantity: String(2 + Math.floor(roll(`quantity${n}/${i}`) * 40)),
        RequestedQuantityUnit: 'PC',
      },
      children: new Map([
        [
          'to_PricingElement',
          [leaf({ ConditionType: 'PMP0', ConditionRateValue: price, ConditionCurrency: 'EUR' })],
        ],
      ]),
    };
  });
  return {
    fields: {
      SalesOrderType: 'OR',
      SalesOrganization: '1710',
      DistributionChannel: '10',
      OrganizationDivision: '00',
      SoldToParty: pick(customers, `customer${n}`),
      PurchaseOrderByCustomer: `NP-${10_000 + n}`,
      RequestedDeliveryDate: wireDate(wantedMs),
      TransactionCurrency: 'EUR',
    },
    children: new Map([['to_Item', items]]),
  };
}

/** Less than was ordered of the first item, and nothing of the others. */
function deliveryDraft(order: Row, ordered: number, share: number): Draft {
  const quantity = 1 + Math.floor(share * (ordered - 1));
  return {
    fields: { ShippingPoint: '1710' },
    children: new Map([
      [
        'to_DeliveryDocumentItem',
        [
          leaf({
            ReferenceSDDocument: order.SalesOrder ?? '',
            ReferenceSDDocumentItem: '10',
            ActualDeliveryQuantity: String(quantity),
            DeliveryQuantityUnit: 'PC',
          }),
        ],
      ],
    ]),
  };
}
