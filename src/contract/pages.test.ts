// Every list of the API comes in pages.
import { expect, test } from 'vitest';
import { z } from 'zod';
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
