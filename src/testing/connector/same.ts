// Comparisons whose failures are sentences: what the connector promises, what was seen, and where to look.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { excerpt } from '../../core/excerpt.ts';

const longest = 400;
const shown = (value: unknown) =>
  value === undefined ? 'nothing' : excerpt(JSON.stringify(value) ?? String(value), longest);

/** Fails unless two values are alike as JSON: a field that is undefined is no field. `promise`: a sentence that names object and operation. */
export function same(promise: string, actual: unknown, expected: unknown): void {
  const [seen, wanted] = [asJson(actual), asJson(expected)];
  if (isDeepStrictEqual(seen, wanted)) return;
  throw new assert.AssertionError({
    message: `${promise} Expected: ${shown(wanted)}. Seen: ${shown(seen)}.`,
    actual: seen,
    expected: wanted,
    operator: 'deepStrictEqual',
  });
}

/** Fails unless these are the ids that are expected, in this order. */
export function sameIds(promise: string, actual: readonly unknown[], expected: readonly unknown[]): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const lost = expected.filter(id => !actual.includes(id));
  const repeated = actual.filter((id, at) => actual.indexOf(id) !== at);
  const more = actual.filter(id => !expected.includes(id));
  const found = Object.entries({ Lost: lost, Repeated: repeated, 'Not expected': more }).flatMap(
    ([what, ids]) => (ids.length === 0 ? [] : [`${what}: ${shown(ids)}.`]),
  );
  throw new assert.AssertionError({
    message: [promise, ...(found.length === 0 ? ['They came in another order.'] : found)].join(' '),
    actual,
    expected,
    operator: 'deepStrictEqual',
  });
}

/** Fails if there is one. */
export function none(promise: string, found: readonly unknown[]): void {
  if (found.length > 0) assert.fail(`${promise} Seen: ${shown(found)}.`);
}

const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
