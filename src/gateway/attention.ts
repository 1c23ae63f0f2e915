// What needs a person, the most urgent first: how much of it there is, what it comes to, and where it is listed.
import type { Money } from '../core/bulk-plans.ts';
import { money, sum } from '../core/money.ts';
import type { Reason } from '../core/reasons.ts';
import { own } from '../core/redacted.ts';
import type { Expiry } from '../models/connector.ts';
import type { OpenMoney } from '../store/attention.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { FailingFeed } from '../store/cursors.ts';
import type { PausedFlow } from '../store/paused-flows.ts';
import { say } from './sentences.ts';

export interface Attention extends Reason {
  count: number;
  money: Money[];
  /** The list behind it: a path of the API and its query. */
  list: { path: string; query: Record<string, string> };
}

/** Amounts of postings; those without one count, too. */
export type Amounts = Pick<OpenMoney, 'currency' | 'count' | 'amount'>;

export interface AttentionFound {
  open: readonly OpenMoney[];
  /** By the id of a posting. */
  reasons: ReadonlyMap<string, Reason>;
  differing: readonly Amounts[];
  connections: readonly StoredConnection[];
  failing: readonly FailingFeed[];
  setAside: number;
  requests: number;
  pausedFlows: readonly PausedFlow[];
  expiriesOf(connection: StoredConnection): readonly Expiry[];
  now: number;
}

/** Credentials that stop working within so many days. */
const soonMs = 30 * 86_400_000;

export function attentionOf(found: AttentionFound): Attention[] {
  const { connections, now } = found;
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const postings = (query: Record<string, string>) => ({ path: '/v1/postings', query });
  const counted = (
    reason: (count: number) => Reason,
    amounts: readonly Amounts[],
    list: Attention['list'],
  ): Attention[] => {
    const count = countIn(amounts);
    return count === 0 ? [] : [{ ...reason(count), count, money: moneyIn(amounts), list }];
  };
  const only = (reason: Reason, count: number, path: string, query = {}): Attention[] =>
    count === 0 ? [] : [{ ...reason, count, money: [], list: { path, query } }];
  const of = (state: OpenMoney['state']) => found.open.filter(one => one.state === state);
  const parked = [...Map.groupBy(of('parked'), ({ code }) => code ?? '')]
    .map(([code, rows]) => ({ code, rows, count: countIn(rows) }))
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code));
  return [
    ...counted(
      count => say.reason('some-uncertain', { count }),
      of('uncertain'),
      postings({ state: 'uncertain' }),
    ),
    ...parked.flatMap(({ code, rows }) => {
      const newest = rows.map(row => row.newest).reduce((a, b) => (a > b ? a : b));
      const latest = found.reasons.get(newest) ?? own``;
      const query = code === '' ? { state: 'parked' } : { state: 'parked', reason_code: code };
      return counted(
        count => say.reason('some-parked', { count, reason: code, latest }),
        rows,
        postings(query),
      );
    }),
    ...counted(
      count => say.reason('some-rejected', { count }),
      of('rejected'),
      postings({ state: 'rejected' }),
    ),
    ...counted(count => say.reason('some-differ', { count }), found.differing, postings({ differs: 'true' })),
    ...connections
      .filter(({ status }) => status === 'needs_credentials' || status === 'failing')
      .flatMap(({ id, name, statusReason }) =>
        only(
          say.reason('connection-broken', { name, why: statusReason ?? own`` }),
          1,
          `/v1/connections/${id}`,
        ),
      ),
    ...found.failing.flatMap(({ connectionId, name, error }) =>
      only(
        say.reason('read-broken', {
          what: name,
          name: names.get(connectionId) ?? connectionId,
          why: error ?? own``,
        }),
        1,
        `/v1/connections/${connectionId}`,
      ),
    ),
    ...only(say.reason('some-set-aside', { count: found.setAside }), found.setAside, '/v1/set-aside'),
    ...only(say.reason('requests-wait', { count: found.requests }), found.requests, '/v1/change-requests', {
      state: 'pending',
    }),
    ...found.pausedFlows.flatMap(({ id, flow, waiting }) => {
      const count = waiting.jobs + waiting.postings;
      return only(say.reason('paused-with-work', { flow, count }), count, `/v1/flows/${id}`);
    }),
    ...connections.flatMap(connection =>
      found
        .expiriesOf(connection)
        .filter(({ at }) => at.getTime() - now <= soonMs)
        .flatMap(({ what, at }) => {
          const day = at.toISOString().slice(0, 10);
          return only(
            say.reason('credentials-end', { name: connection.name, what, day }),
            1,
            `/v1/connections/${connection.id}`,
          );
        }),
    ),
  ];
}

export const countIn = (amounts: readonly Amounts[]): number =>
  amounts.reduce((all, { count }) => all + count, 0);

/** Per currency; without those that have no amount. */
export const moneyIn = (amounts: readonly Amounts[]): Money[] =>
  [...Map.groupBy(amounts, ({ currency }) => currency)]
    .flatMap(([currency, rows]) =>
      currency === null
        ? []
        : [
            {
              currency,
              amount: sum(rows.map(({ amount }) => money(amount ?? '0'))).toFixed(),
              count: countIn(rows),
            },
          ],
    )
    .toSorted((a, b) => a.currency.localeCompare(b.currency));
