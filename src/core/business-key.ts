// The keys of postings: the name of the source, what it was made from, and what it is of that: `stores/s1/orders/1001/refunds/5`.

/** Of a flow's own key `orders/1001/refunds/5` it is `orders/1001`: all documents of an order are under it. */
export const rootOf = (key: string): string => key.split('/').slice(0, 2).join('/');

/** Without the name of the store before it: `orders/1001`. */
export const withoutStore = (key: string): string => key.replace(/^stores\/[^/]+\//, '');
