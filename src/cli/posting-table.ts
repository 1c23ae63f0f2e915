// The list of postings: what people look for first, and the sentence last, so that a terminal can wrap it.
import type { Schemas } from '../client/index.ts';
import { withoutStore } from '../core/business-key.ts';
import { inTable } from './api.ts';

type Posting = Schemas['Posting'];

/** Of states the version is shown, too; the object only where there are several, such as entries and sales orders. */
export function postingTable(postings: readonly Posting[]): string {
  const columns = {
    id: 'id',
    'posted for': recordOf,
    ...(new Set(postings.map(objectOf)).size > 1 ? { object: objectOf } : {}),
    ...(postings.some(one => one.keep === 'latest') ? { version: versionOf } : {}),
    state: (one: Posting) => (one.differs ? `${one.state}, differs` : one.state),
    document: 'document_number',
    amount: (one: Posting) => (one.amount === null ? '' : `${one.amount} ${one.currency}`),
    reason: (one: Posting) => [one.reason, one.read_back?.says].filter(Boolean).join(' '),
  } as const;
  return inTable<Posting>(columns)({ result: postings });
}

const recordOf = ({ business_key: key }: Posting) => withoutStore(key);

const objectOf = ({ operation }: Posting) => operation.slice(0, operation.indexOf('.'));

const versionOf = ({ keep, version }: Posting) => (keep === 'latest' ? version : '');
