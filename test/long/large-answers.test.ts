// What one answer costs that is thirty times as long as what Kontor holds of one.
import { test } from 'vitest';
import { costOfLargeAnswers, expectBounded } from '../large-answers.ts';

test('an answer of 500 MB costs no more memory than a few times the limit, on every way', async () => {
  const costs = await costOfLargeAnswers(500, 10_000);
  console.log(JSON.stringify(costs));
  expectBounded(costs, 500);
});
