// How Xero's records are listed, watched and found again, whatever kind they are.
import type { ObjectWrite } from '../../models/access.ts';
import type { Fields } from '../kit/fields.ts';
import type { RestObject } from '../kit/rest/access.ts';
import { anchoredOn, type RestChanges } from '../kit/rest/changes.ts';
import { byAnchor, byNumber } from '../kit/rest/paging.ts';
import { type Query, withQuery } from '../kit/rest/query.ts';
import { isGone, isGuid } from './mapping.ts';
import { say } from './sentences.ts';

const size = ['pageSize', 500] as const;

/** A text in a condition. How a quote is written there is not documented (XERO-10). */
export function quoted(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  throw say.error('no-quotes', { text });
}
export const where = (condition: (value: string) => string) => (value: string) => ({
  where: condition(value),
});
export const byDay = (sign: string) =>
  where(day => `Date${sign}DateTime(${day.split('-').map(Number).join(',')})`);

interface Kind {
  /** Of the list, and of the ids in it. */
  name: string;
  key: string;
  /** The condition under which a record is of this object. */
  only?: Query;
  stamp?: RestChanges['stamp'];
  pick?(rows: unknown[]): unknown;
}

/** Only pages hold whole records (XERO-06). */
export const readable = ({
  name,
  key,
  only = {},
  stamp = row => row.instant('UpdatedDateUTC'),
  ...kind
}: Kind) =>
  ({
    key,
    isId: isGuid,
    and: ' AND ',
    list: {
      path: `/${name}?order=UpdatedDateUTC`,
      query: only,
      rows: name,
      by: byNumber({ parameter: 'page', size }),
    },
    get: id => ({ path: `/${name}/${id}`, among: name, orNone: true, ...kind }),
    changes: {
      overlapMs: 120_000,
      graceMs: 0,
      as: 'rfc2822',
      sorted: true,
      stamp,
      list(pass) {
        const anchored = { parameter: { header: 'if-modified-since' }, size, page: 'page' };
        const path = withQuery(`/${name}?order=UpdatedDateUTC&includeArchived=true`, only);
        return { path, rows: name, by: byAnchor({ ...anchored, ...anchoredOn('UpdatedDateUTC', pass) }) };
      },
    },
  }) satisfies Partial<RestObject>;

/** PUT always creates; POST would change what has the same number or name (XERO-04). `find`: the condition that finds it; `is`: whether it is the one. */
export const created = (
  name: string,
  find: (reference: string) => string,
  is: (row: Fields, reference: string) => boolean,
) => ({
  method: 'PUT' as const,
  path: `/${name}`,
  at: `${name}.0`,
  repeat: 'Idempotency-Key',
  find: ({ reference = '' }: ObjectWrite) => ({
    path: withQuery(`/${name}?includeArchived=true`, { where: find(reference) }),
    rows: name,
    by: byNumber({ parameter: 'page', size }),
    // What was voided leaves its reference to another (XERO-20).
    is: (row: Fields) => !isGone(row) && is(row, reference),
  }),
});
