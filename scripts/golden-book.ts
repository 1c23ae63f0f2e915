// Prints the golden book for a bookkeeper who checks it: each case once, with the entries that are expected of it.
import { openShop } from '../src/sandbox/bigcommerce/shop.ts';
import { month } from '../src/stage/golden-book/desk.ts';
import { cases, openMarkets, writeGoldenBook } from '../src/stage/golden-book/golden-book.ts';
import { toText } from '../src/stage/golden-book/to-text.ts';

const shop = openShop({ currency: 'USD', timezone: month.zone, now: Date.now, stockDelayMs: () => 0 });
const book = writeGoldenBook(shop, openMarkets(shop), { orders: cases.length, seed: 'october' });
book.goOn();
process.stdout.write(toText(book.pages));
