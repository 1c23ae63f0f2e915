// Fills the store from a file of order lines (columns InvoiceNo, StockCode, Description, Quantity, InvoiceDate,
// UnitPrice, CustomerID, Country). An invoice that begins with C becomes a refund of that customer's earlier order
// where one matches, otherwise of an order of its own.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type Money, money, zero } from '../../core/money.ts';
import type { Reason } from '../../core/reasons.ts';
import { say } from '../sentences.ts';
import type { Shop } from './shop.ts';
import type { OrderDraft, ShopAddress, ShopLine, ShopOrder } from './shop-data.ts';

interface FileLine {
  InvoiceNo: string;
  StockCode: string;
  Description: string;
  Quantity: string;
  InvoiceDate: string;
  UnitPrice: string;
  CustomerID: string;
  Country: string;
}

const columns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];
/** Codes of the file that are not goods. */
const shippingCodes = ['POST', 'DOT', 'C2'];
const feeCodes = ['BANK CHARGES'];

const countries: Record<string, string> = {
  'United Kingdom': 'GB',
  EIRE: 'IE',
  France: 'FR',
  Germany: 'DE',
  Netherlands: 'NL',
  Norway: 'NO',
  Australia: 'AU',
  Spain: 'ES',
  Italy: 'IT',
  Belgium: 'BE',
  Switzerland: 'CH',
  Portugal: 'PT',
  Poland: 'PL',
  Japan: 'JP',
  USA: 'US',
};

/** Reads the file into invoices. Throws `input/bad-orders-file` when it is not of this form. */
export function loadOrdersFile(path: string, currency: string): OrdersFile {
  const bad = (why: Reason | string, cause?: unknown) =>
    say.error('bad-orders-file', { path, why, columns: columns.join(',') }, { cause });
  const text = readFileSync(path, 'utf8');
  let rows: FileLine[];
  try {
    rows = parse(text, { columns: true, skip_empty_lines: true, bom: true, relax_column_count: true });
  } catch (cause) {
    throw bad((cause as Error).message, cause);
  }
  const [first] = rows;
  if (!first) throw bad(say.reason('no-order-lines'));
  const missing = columns.filter(name => !(name in first));
  if (missing.length > 0) throw bad(say.reason('columns-missing', { names: missing.join(', ') }));
  const invoices = new Map<string, FileLine[]>();
  for (const row of rows) invoices.set(row.InvoiceNo, [...(invoices.get(row.InvoiceNo) ?? []), row]);
  return { invoices: [...invoices.values()], currency };
}

export interface OrdersFile {
  /** The lines of each invoice, in the order of the file. */
  invoices: FileLine[][];
  currency: string;
}

/** Plays one invoice into the store: an order that is paid, or a refund. */
export function playInvoice(shop: Shop, lines: FileLine[], currency: string): void {
  const [first] = lines;
  if (!first) return;
  const customer = customerIdOf(first);
  if (customer !== 0 && !shop.customers.has(customer)) shop.addCustomer(addressOf(first), customer);
  if (!first.InvoiceNo.startsWith('C')) {
    payFor(shop, shop.placeOrder(draftOf(lines, currency, 1)));
    return;
  }
  const amount = lines.reduce((total, line) => total.plus(lineTotal(line).abs()), zero);
  const earlier = earlierOrder(shop, lines, amount);
  const order = earlier ?? payFor(shop, shop.placeOrder(draftOf(lines, currency, -1)));
  shop.refund(order.id, amount, `Cancellation ${first.InvoiceNo}`);
}

/** The customer's latest order that holds all these goods and has enough left to give back. */
function earlierOrder(shop: Shop, lines: FileLine[], amount: Money): ShopOrder | undefined {
  const customer = customerIdOf(lines[0] as FileLine);
  if (customer === 0) return undefined;
  return [...shop.orders.values()].reverse().find(order => {
    if (order.customerId !== customer) return false;
    const given = (shop.refunds.get(order.id) ?? []).reduce(
      (total, refund) => total.plus(refund.total),
      zero,
    );
    if (order.totals.totalInc.minus(given).lessThan(amount)) return false;
    return lines.every(line =>
      order.lines.some(one => one.sku === line.StockCode && one.quantity >= Math.abs(Number(line.Quantity))),
    );
  });
}

function payFor(shop: Shop, order: ShopOrder): ShopOrder {
  shop.pay(order.id, 'purchase');
  return order;
}

/** `sign` −1 turns the negative quantities of a cancellation into the order that must have been. */
function draftOf(lines: FileLine[], currency: string, sign: 1 | -1): OrderDraft {
  const first = lines[0] as FileLine;
  const id = Number(first.InvoiceNo.replace(/\D/g, ''));
  const goods: ShopLine[] = [];
  let shipping = zero;
  let discount = zero;
  const fees: { name: string; amount: Money }[] = [];
  lines.forEach((line, i) => {
    const total = lineTotal(line).times(sign);
    if (shippingCodes.includes(line.StockCode)) shipping = shipping.plus(total);
    else if (feeCodes.includes(line.StockCode))
      fees.push({ name: line.Description || line.StockCode, amount: total });
    else if (line.StockCode === 'D' && total.isNegative()) discount = discount.minus(total);
    else {
      goods.push({
        id: id * 1000 + i,
        sku: line.StockCode,
        name: line.Description || line.StockCode,
        quantity: Number(line.Quantity) * sign,
        priceExTax: money(line.UnitPrice, 'UnitPrice'),
      });
    }
  });
  return {
    id,
    createdMs: Date.parse(`${first.InvoiceDate.replace(' ', 'T')}Z`),
    customerId: customerIdOf(first),
    paymentMethod: 'Credit Card',
    currency,
    lines: goods,
    taxRates: [],
    shippingExTax: shipping,
    fees,
    discount,
    coupons: [],
    giftCertificate: zero,
    storeCredit: zero,
    address: addressOf(first),
  };
}

function lineTotal(line: FileLine): Money {
  return money(line.UnitPrice, 'UnitPrice').times(money(line.Quantity, 'Quantity')).toDecimalPlaces(2);
}

/** A float in text ("17850.0"), or missing: a guest. */
function customerIdOf(line: FileLine): number {
  return line.CustomerID === '' ? 0 : Math.trunc(Number(line.CustomerID));
}

function addressOf(line: FileLine): ShopAddress {
  const customer = customerIdOf(line);
  return {
    first_name: '',
    last_name: customer === 0 ? 'Guest' : `Customer ${customer}`,
    company: '',
    street_1: '',
    street_2: '',
    city: '',
    state: '',
    zip: '',
    country: line.Country,
    country_iso2: countries[line.Country] ?? 'GB',
    email: customer === 0 ? '' : `customer${customer}@example.com`,
    phone: '',
  };
}
