// The store sandbox in a process of its own. Places orders when it is told to.
import { money, zero } from '../src/core/money.ts';
import { startStoreSandbox } from '../src/sandbox/bigcommerce/server.ts';

const store = await startStoreSandbox({ quota: 10_000_000, retryScale: 0.05 });
process.send?.({ url: store.url, credentials: store.credentials });
process.on('message', (message: { place: number }) => {
  for (let i = 0; i < message.place; i++) {
    const order = store.shop.placeOrder({
      customerId: 0,
      paymentMethod: 'Credit Card',
      currency: 'USD',
      lines: [{ id: 1, sku: 'TG11', name: 'Trading good 11', quantity: 2, priceExTax: money('24.90') }],
      taxRates: [{ name: 'State Tax', rate: money('6.25') }],
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
        city: 'Springfield',
        state: '',
        zip: '10000',
        country: 'United States',
        country_iso2: 'US',
        email: 'ada@example.com',
        phone: '',
      },
    });
    store.shop.pay(order.id, 'purchase');
  }
  process.send?.({ orders: store.shop.orders.size });
});
