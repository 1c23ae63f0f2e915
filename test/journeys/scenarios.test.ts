// `kontor flows test`, as a person types it: no Kontor runs, and there is no database.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { kontorCommand } from '../command.ts';
import { temporaryFolder } from '../databases.ts';

const environment = {
  KONTOR_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  KONTOR_URL: 'http://127.0.0.1:9',
};

async function kontor(...args: string[]) {
  const command = kontorCommand(['flows', 'test', ...args], { environment });
  return { code: await command.ended, said: command.said() };
}

function ownFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('src/flows/samples/order-to-journal', join(folder, 'order-to-journal'), { recursive: true });
  return folder;
}

test('kontor flows test runs the scenarios of all flows, or of one', async () => {
  const all = await kontor();
  expect(all.code).toBe(0);
  expect(all.said).toContain('  ✓ a refund of everything takes back goods, shipping and tax');
  expect(all.said).toMatch(/\n\d+ scenarios passed\.\n$/);
  const one = await kontor('stock-to-shop', '--json');
  expect(one.code).toBe(0);
  const { passed, failed, results } = JSON.parse(one.said);
  expect([passed, failed]).toEqual([results.length, 0]);
  expect(new Set(results.map(({ flow }: { flow: string }) => flow))).toEqual(new Set(['stock-to-shop']));
});

test("--samples adds scenarios of one's own; one that fails is shown, and ends with 1", async () => {
  const samples = ownFolder();
  const file = join(samples, 'order-to-journal', 'coupon.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"10.00"', '"10.80"'));
  const { code, said } = await kontor('order-to-journal', '--samples', samples);
  expect(code).toBe(1);
  expect(said).toContain(`  ✗ a coupon, which includes tax, is a discount without tax\n    ${file}\n`);
  expect(said).toContain('      - document 1, line: 44000000 debit 10.80\n');
  expect(said).toContain('      + document 1, line: 44000000 debit 10.00');
  expect(said).toMatch(/\n1 of \d+ scenarios failed\.\n$/);
});

test('a wrong file is refused with file, place and sentence, and ends with 2', async () => {
  const samples = ownFolder();
  const file = join(samples, 'order-to-journal', 'coupon.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"coupon"', '"cuopon"'));
  const { code, said } = await kontor('--samples', samples);
  expect(code).toBe(2);
  expect(said).toContain(`error: ${file}: source.shop-orders[0]: `);
  expect(said).toContain('cuopon');
});

test('the scenario of the guide passes', async () => {
  const samples = temporaryFolder();
  onTestFinished(() => rmSync(samples, { recursive: true }));
  const guide = readFileSync('docs/guides/test-flows.md', 'utf8');
  const [, json = ''] = /```json\n([\s\S]*?)\n```/.exec(guide) ?? [];
  mkdirSync(join(samples, 'order-to-journal'));
  writeFileSync(join(samples, 'order-to-journal', 'paid.json'), json);
  const { code, said } = await kontor('order-to-journal', '--samples', samples);
  expect(said).toContain('  ✓ a paid order is booked with our tax account');
  expect(code).toBe(0);
});
