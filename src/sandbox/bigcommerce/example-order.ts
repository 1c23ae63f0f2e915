// An order to begin with, for tests and benchmarks.
import { money, zero } from '../../core/money.ts';
import type { OrderDraft } from './shop-data.ts';

/** An order of 2 × 24.90 with 8 % tax in two parts and 5.90 shipping; whatever is given replaces it. */
export function exampleOrder(change: Partial<OrderDraft> = {}): OrderDraft {
  return {
    customerId: 0,
    paymentMethod: 'Credit Card',
    currency: 'USD',
    lines: [{ id: 1, sku: 'TG11', name: 'Trading good 11', quantity: 2, priceExTax: money('24.90') }],
    taxRates: [
      { name: 'State Tax', rate: money('6.25') },
      { name: 'County Tax', rate: money('1.75') },
    ],
    shippingExTax: money('5.90'),
    fees: [],
    discount: zero,
    coupons: [],
    giftCertificate: zero,
    storeCredit: zero,
    address: {
      first_name: 'Ada',
      last_name: 'Berger',
      company: '',
      street_1: 'Main Street 1',
      street_2: '',
      city: 'Springfield',
      state: '',
      zip: '10000',
      country: 'United States',
      country_iso2: 'US',
      email: 'ada@example.com',
      phone: '',
    },
    ...change,
  };
}
