// A store that lives: customers order, pay at once or later, return things, and staff edit orders. Everything about
// order n depends on the seed and n alone; only the moment is the clock's.
import { money, roundTo, zero } from '../../core/money.ts';
import { chance } from '../faults.ts';
import { catalog } from './catalog.ts';
import { addressOf, type Roll, textOf } from './generated-texts.ts';
import { type Mix, plainMix } from './mix.ts';
import { mixedOrder, scaledTo } from './mixed-order.ts';
import { handleMixed, payMixed, refundMixed } from './mixed-payment.ts';
import type { Shop } from './shop.ts';
import type { OrderDraft, ShopLine } from './shop-data.ts';

export interface GeneratorOptions {
  seed: string;
  ordersPerSecond: number;
  /** Stops after so many orders; undefined: goes on. */
  orders?: number;
  /** How long the longest follow-up (late payment, refund, edit) waits, in milliseconds. */
  followUpMs: number;
  /** What is not as in `plainMix`. */
  mix?: Partial<Mix>;
}

export interface Generator {
  /** Resolves when all orders and their follow-ups have happened. */
  done: Promise<void>;
  stop(): void;
}

/** [country, ISO code, currency, taxes, weight in percent] */
const markets: [string, string, string, [string, string][], number][] = [
  [
    'United States',
    'US',
    'USD',
    [
      ['State Tax', '6.25'],
      ['County Tax', '1.75'],
    ],
    40,
  ],
  ['Germany', 'DE', 'EUR', [['MwSt', '19']], 25],
  ['United Kingdom', 'GB', 'GBP', [['VAT', '20']], 20],
  ['France', 'FR', 'EUR', [['TVA', '20']], 15],
];
/** Currencies without decimals and with three. */
const otherMarkets: typeof markets = [
  ['Japan', 'JP', 'JPY', [['Consumption tax', '10']], 70],
  ['Kuwait', 'KW', 'KWD', [], 30],
];
/** [name, weight in percent] */
const payments: [string, number][] = [
  ['Credit Card', 62],
  ['PayPal', 28],
  ['Bank Deposit', 10],
];

/** Where a mix sells, besides the default storefront: a till and a marketplace, whose id is answered. */
export function openMixedChannels({ channels }: Shop): number | undefined {
  if (channels.all().length === 1) {
    channels.add({ name: 'Shop floor', type: 'pos', platform: 'square' });
    channels.add({ name: 'Marketplace', type: 'marketplace', platform: 'amazon' });
  }
  return channels.all().find(one => one.type === 'marketplace')?.id;
}

export function startGenerator(shop: Shop, options: GeneratorOptions): Generator {
  const timers = new Set<NodeJS.Timeout>();
  let placed = 0;
  let waiting = 0;
  let finish = () => {};
  const done = new Promise<void>(resolve => {
    finish = resolve;
  });
  const settle = () => {
    if (waiting === 0 && options.orders !== undefined && placed >= options.orders) finish();
  };
  const later = (ms: number, work: () => void) => {
    waiting++;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
      waiting--;
      settle();
    }, ms);
    timers.add(timer);
  };

  const mix = { ...plainMix, ...options.mix };
  if (mix.channels > 0) openMixedChannels(shop);

  const placeOne = () => {
    const n = ++placed;
    const roll: Roll = what => chance(`${options.seed}|${n}|${what}`);
    const order = shop.placeOrder(mixedOrder(draftOf(n, roll, shop, mix), roll, mix, shop));
    const soon = (what: string) => 50 + roll(what) * options.followUpMs;
    const fate = roll('fate');
    if (fate < 0.02) {
      later(soon('cancel'), () => shop.setStatus(order.id, 5));
      return;
    }
    const paid = () => {
      if (roll('refund') < 0.08) {
        const whole = roll('whole') < 0.4;
        const share = whole ? '1' : '0.3';
        const amount = roundTo(order.totals.totalInc.times(share), order.currency);
        const byItems = roll('mix itemRefunds') < mix.itemRefunds;
        const refund = (reason: string) => {
          if (byItems) refundMixed(play, whole, reason);
          else if (amount.greaterThan(0)) shop.refund(order.id, amount, reason);
        };
        later(soon('refund-at'), () => {
          refund(whole ? 'Order returned' : 'Damaged item');
          if (!whole && roll('second') < 0.3) later(soon('second-at'), () => refund('Second damaged item'));
        });
      } else handleMixed(play);
      if (roll('edit') < 0.1)
        later(soon('edit-at'), () => shop.edit(order.id, { staffNotes: 'Customer called about delivery' }));
    };
    const play = {
      shop,
      order,
      roll,
      mix,
      paid,
      later: (what: string, work: () => void) => later(soon(what), work),
    };
    if (payMixed(play)) return;
    if (roll('late') < 0.3) {
      shop.pay(order.id, 'authorization');
      later(soon('capture'), () => {
        shop.pay(order.id, 'capture');
        paid();
      });
    } else {
      shop.pay(order.id, 'purchase');
      paid();
    }
  };

  // Ticks of 20 ms or the pause between orders, whichever is longer: at high rates several orders fall on a tick.
  const tickMs = Math.max(20, 1000 / options.ordersPerSecond);
  const startedAt = performance.now();
  const ticking = setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * options.ordersPerSecond) + 1;
    while (placed < Math.min(due, options.orders ?? Number.POSITIVE_INFINITY)) placeOne();
    if (options.orders !== undefined && placed >= options.orders) {
      clearInterval(ticking);
      settle();
    }
  }, tickMs);

  return {
    done,
    stop() {
      clearInterval(ticking);
      for (const timer of timers) clearTimeout(timer);
      finish();
    },
  };
}

function draftOf(n: number, roll: Roll, shop: Shop, mix: Mix): OrderDraft {
  const isOther = roll('mix otherCurrencies') < mix.otherCurrencies;
  const [country, countryCode, currency, taxes] = pick(isOther ? otherMarkets : markets, roll('market'));
  const [paymentMethod] = pick(
    payments.map(([name, weight]) => [name, weight] as [string, number]),
    roll('payment'),
  );
  const address = addressOf(n, roll, country, countryCode);
  const isGuest = roll('guest') < 0.3;
  const lines = linesOf(n, roll, currency);
  const goods = lines.reduce((total, line) => total.plus(line.priceExTax.times(line.quantity)), zero);
  const share = (what: string, likelihood: number, part: string) =>
    roll(what) < likelihood ? roundTo(goods.times(part), currency) : zero;
  const coupon = share('coupon', 0.15, '0.1');
  return {
    customerId: isGuest ? 0 : shop.addCustomer(address).id,
    paymentMethod,
    currency,
    lines,
    taxRates: taxes.map(([name, rate]) => ({ name, rate: money(rate) })),
    shippingExTax: scaledTo(currency, roll('shipping') < 0.8 ? '5.90' : '0'),
    fees: roll('fee') < mix.fees ? [{ name: 'Gift packing', amount: scaledTo(currency, '2.50') }] : [],
    discount: share('discount', 0.06, '0.05'),
    coupons: coupon.isZero() ? [] : [{ code: 'WELCOME10', amount: coupon }],
    giftCertificate: share('gift', mix.giftCertificates, '0.2'),
    storeCredit: share('credit', mix.storeCredit, '0.1'),
    address,
  };
}

function linesOf(n: number, roll: Roll, currency: string): ShopLine[] {
  const count = 1 + Math.floor(roll('lines') * 3);
  return Array.from({ length: count }, (_, i) => {
    const [sku, name, price] =
      catalog[Math.floor(roll(`sku${i}`) * catalog.length)] ?? (catalog[0] as [string, string, string]);
    return {
      id: n * 10 + i,
      sku,
      name: textOf(name, roll, `name${i}`),
      quantity: 1 + Math.floor(roll(`quantity${i}`) * 3),
      priceExTax: scaledTo(currency, price),
    };
  });
}

/** Picks by the weight that stands last in each row. */
function pick<Row extends [...unknown[], number]>(rows: Row[], at: number): Row {
  const total = rows.reduce((sum, row) => sum + (row.at(-1) as number), 0);
  let rest = at * total;
  for (const row of rows) {
    rest -= row.at(-1) as number;
    if (rest < 0) return row;
  }
  return rows[0] as Row;
}
