// Every list of the API comes in pages, and as a table.
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Route } from './route.ts';
import { everyRoute } from './routes.ts';

test('every list takes a cursor and a limit, and answers a small page when nothing is said', () => {
  const isList = (answer: z.ZodType) =>
    answer instanceof z.ZodObject && answer.shape.result instanceof z.ZodArray;
  const lists = Object.entries(everyRoute).filter(([, { answer }]) => isList(answer));
  expect(lists.length).toBeGreaterThan(20);
  for (const [name, { query = z.strictObject({}), answer }] of lists) {
    expect(Object.keys((answer as z.ZodObject).shape), name).toContain('next_cursor');
    // What a list demands besides: the first day of a period.
    const demanded = query.safeParse({}).success ? {} : { since: '2026-01-01' };
    const asked = (cursor: string, limit: string) => query.safeParse({ ...demanded, cursor, limit });
    // Cursors of the audit trail are numbers.
    const given = [asked('a', '7'), asked('1', '7')].find(({ success }) => success);
    expect(given?.data, name).toMatchObject({ cursor: expect.any(String), limit: 7 });
    expect(asked('1', '100000').success, name).toBe(false);
    expect((query.parse(demanded) as unknown as { limit: number }).limit, name).toBeLessThanOrEqual(100);
  }
});

/** Lists that are no table, and why. */
const without: Record<string, string> = {
  listPreviewSubjects: 'ids to choose from, the newest few',
  listFlowDefinitions: 'forms: each is known by its settings, which are a schema',
  listShownOrders: 'for a widget in the page of another product',
  listWaitingDocuments: 'for a widget in the page of another product',
};

test('every list comes as a table, and its columns are fields of its records', () => {
  for (const [name, { query, answer, csv }] of Object.entries(everyRoute) as [string, Route][]) {
    if (query?.shape.cursor === undefined || !name.startsWith('list')) continue;
    expect([name, csv !== undefined]).toEqual([name, without[name] === undefined]);
    if (!Array.isArray(csv)) continue;
    const { result } = (answer as z.ZodObject<{ result: z.ZodArray }>).shape;
    for (const column of csv)
      expect([name, column, hasField(result.element as z.ZodType, column)]).toEqual([name, column, true]);
  }
});

/** `a.b`: inside of a, or of each element of a. `unreadable` is added to what systems answer. */
function hasField(shape: z.ZodType, path: string): boolean {
  if (path === 'unreadable') return true;
  const inner = innermost(shape);
  if (inner instanceof z.ZodRecord) return true;
  if (!(inner instanceof z.ZodObject)) return false;
  const [name = '', ...rest] = path.split('.');
  const field = inner.shape[name] as z.ZodType | undefined;
  return field !== undefined && (rest.length === 0 || hasField(field, rest.join('.')));
}

function innermost(shape: z.ZodType): z.ZodType {
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional)
    return innermost(shape.unwrap() as z.ZodType);
  return shape instanceof z.ZodArray ? innermost(shape.element as z.ZodType) : shape;
}
