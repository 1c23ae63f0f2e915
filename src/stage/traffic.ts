// What happens in the sandbox store: generated orders, or the orders of a file, one after the other at a rate.
import { startGenerator } from '../sandbox/bigcommerce/generator.ts';
import type { Mix } from '../sandbox/bigcommerce/mix.ts';
import { loadOrdersFile, playInvoice } from '../sandbox/bigcommerce/orders-file.ts';
import type { StoreSandbox } from '../sandbox/bigcommerce/server.ts';

export interface TrafficOptions {
  seed: string;
  ordersPerSecond: number;
  /** Undefined: goes on until it is stopped. */
  orders: number | undefined;
  ordersFile: string | undefined;
  /** What generated orders are, other than plain goods. */
  mix?: Partial<Mix>;
}

export interface Traffic {
  done: Promise<void>;
  stop(): void;
}

export function startTraffic({ shop }: StoreSandbox, options: TrafficOptions): Traffic {
  const { seed, ordersPerSecond, orders, ordersFile, mix } = options;
  if (ordersFile !== undefined) return playFile(shop, ordersFile, ordersPerSecond, orders);
  return startGenerator(shop, {
    seed,
    ordersPerSecond,
    followUpMs: 2_000,
    ...(orders === undefined ? {} : { orders }),
    ...(mix === undefined ? {} : { mix }),
  });
}

function playFile(
  shop: StoreSandbox['shop'],
  path: string,
  perSecond: number,
  most: number | undefined,
): Traffic {
  const file = loadOrdersFile(path, shop.currency);
  const invoices = file.invoices.slice(0, most);
  let timer: NodeJS.Timeout | undefined;
  let stopped = () => {};
  const done = new Promise<void>(resolve => {
    stopped = resolve;
    let next = 0;
    timer = setInterval(() => {
      const invoice = invoices[next++];
      if (invoice) playInvoice(shop, invoice, file.currency);
      else {
        clearInterval(timer);
        resolve();
      }
    }, 1000 / perSecond);
  });
  return {
    done,
    stop() {
      clearInterval(timer);
      stopped();
    },
  };
}
