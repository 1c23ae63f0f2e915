// What needs a person leads to the page where people see it.
import { expect, test } from 'vitest';
import { listPage } from './list-page.ts';

test.each([
  ['/v1/postings', { state: 'parked' }, { to: '/documents', search: { state: 'parked' } }],
  ['/v1/connections', {}, { to: '/connections', search: {} }],
  ['/v1/set-aside', { kind: 'x' }, { to: '/set-aside', search: {} }],
  ['/v1/nothing', {}, undefined],
])('%s %o', (path, query, page) => expect(listPage({ path, query })).toEqual(page));
