// What changed in the store. Pages of orders are re-anchored on the last row's date instead of counted, because rows move
// between counted pages while they are read. A row that cannot be read harms no other: what it is about is told with the
// reason, as far as the row says what that is.
import { createHash } from 'node:crypto';
import { listOf, unreadableBecause } from '../../core/broken-answer.ts';
import type { Clock } from '../../core/clock.ts';
import { mostSaid } from '../../core/said-numbers.ts';
import { cutText } from '../../core/storable.ts';
import type { Access, Change, ChangePage } from '../../models/access.ts';
import type { ObjectName, UnifiedRecord } from '../../models/objects/all.ts';
import { fingerprintOf } from '../../models/objects/fingerprint.ts';
import { type Api, endless, listed } from './api.ts';
import { customerFields, orderFields, refundFields } from './rows.ts';
import type { BigCommerceSettings } from './settings.ts';
import { storeIdIn } from './store-id.ts';

type Changes = NonNullable<Access['changes']>;

const pageSize = 250;
const longestReason = 500;

export function storeChanges(
  api: Api,
  { pollOverlapSeconds, pollGraceSeconds }: BigCommerceSettings,
  clock: Clock,
): Record<'shop-orders' | 'shop-refunds' | 'shop-customers', Changes> {
  /** Where to begin; undefined: now, and nothing is read. */
  const startOf = (cursor: unknown, since: Date | undefined): number | undefined =>
    cursor === undefined ? since?.getTime() : Date.parse(cursor as string) - pollOverlapSeconds * 1000;
  const until = () => clock.now() - pollGraceSeconds * 1000;
  const nothing = (): ChangePage => ({ changes: [], cursor: new Date(until()).toISOString() });

  /** Pages of what was changed before the grace; the rest is read the next time. */
  const settling = (cursor: unknown, start: number) => {
    const end = until();
    let newest = cursor === undefined ? start : Date.parse(cursor as string);
    return (changes: Change[]): ChangePage => {
      const settled = changes.filter(one => one.record === undefined || one.at.getTime() <= end);
      for (const { record, at } of settled) if (record) newest = Math.max(newest, at.getTime());
      return { changes: settled, cursor: new Date(newest).toISOString() };
    };
  };

  const orderOf = readerOf('shop-orders', orderFields, 'changed_at', ['id']);
  const refundOf = readerOf('shop-refunds', refundFields, 'created_at', ['id', 'order_id']);
  const customerOf = readerOf('shop-customers', customerFields, 'changed_at', ['id']);

  async function* orders(
    cursor: unknown,
    { since }: { since: Date | undefined },
  ): AsyncGenerator<ChangePage> {
    let anchor = startOf(cursor, since);
    if (anchor === undefined) return yield nothing();
    let page = 1;
    const end = until();
    while (true) {
      const body = await api.get<unknown>(
        `/v2/orders?min_date_modified=${isoOf(anchor)}&max_date_modified=${isoOf(end)}&sort=date_modified:asc&limit=${pageSize}&page=${page}`,
      );
      const rows = listOf(body ?? [], listed('/v2/orders'));
      const changes = rows.map(row => orderOf(row, new Date(end)));
      // A time in the future would leave out all that comes until then.
      const newest = changes.findLast(({ record }) => record !== undefined)?.at.getTime();
      const last: number = Math.min(newest ?? anchor, end);
      yield {
        changes,
        cursor: new Date(
          Math.max(last, cursor === undefined ? 0 : Date.parse(cursor as string)),
        ).toISOString(),
      };
      if (rows.length < pageSize) return;
      // A whole page within one second: only then is the next page counted.
      if (page >= mostSaid.pages) throw endless('orders');
      if (last <= anchor) page++;
      else [anchor, page] = [last, 1];
    }
  }

  const paged = (path: (start: string) => string, changeOf: ReturnType<typeof readerOf>): Changes =>
    async function* (cursor, { since }) {
      const start = startOf(cursor, since);
      if (start === undefined) return yield nothing();
      const settled = settling(cursor, start);
      for await (const rows of api.pagesV3(path(isoOf(start))))
        yield settled(rows.map(row => changeOf(row, new Date(until()))));
    };

  return {
    'shop-orders': orders,
    'shop-refunds': paged(start => `/v3/orders/payment_actions/refunds?created:min=${start}`, refundOf),
    'shop-customers': paged(
      start => `/v3/customers?date_modified:min=${start}&sort=date_modified:asc`,
      customerOf,
    ),
  };
}

/** `stamp`: the field that says when it changed. `names`: those of the row that say what it is, its own id first. */
function readerOf(
  object: ObjectName,
  fields: (row: unknown) => object,
  stamp: 'changed_at' | 'created_at',
  names: readonly ['id', 'order_id'?],
): (row: unknown, asOf: Date) => Change {
  return (row, asOf) => {
    const [id, of] = names.map(name => storeIdIn(row, name as string));
    try {
      const record = fields(row) as UnifiedRecord;
      const at = new Date(record[stamp] as string);
      return { id: record.id, of, at, record, fingerprint: fingerprintOf(object, record) };
    } catch (thrown) {
      return {
        id,
        of,
        at: asOf,
        record: undefined,
        unreadable: cutText(unreadableBecause(thrown), longestReason),
        fingerprint: createHash('sha1').update(JSON.stringify(row)).digest('base64url'),
      };
    }
  };
}

/** Without an offset sign: a `+` in a query would have to be escaped. */
function isoOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
