// The store sandbox in a process of its own. Places orders when it is told to.
import { exampleOrder } from '../src/sandbox/bigcommerce/example-order.ts';
import { startStoreSandbox } from '../src/sandbox/bigcommerce/server.ts';

const store = await startStoreSandbox({ quota: 10_000_000, retryScale: 0.05 });
process.send?.({ url: store.url, credentials: store.credentials });
process.on('message', (message: { place: number }) => {
  for (let i = 0; i < message.place; i++) {
    const order = store.shop.placeOrder(exampleOrder());
    store.shop.pay(order.id, 'purchase');
  }
  process.send?.({ orders: store.shop.orders.size });
});
