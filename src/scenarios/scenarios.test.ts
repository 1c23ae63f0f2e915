// Scenarios run on sample data, fail with a difference that people can read, and are refused where they are wrong.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { orderToJournal } from '../flows/order-to-journal.ts';
import { ownFlows } from '../flows/own-flows.ts';
import type { Flow } from '../models/flow.ts';
import { ownSamples, ownScenarios, runScenarios, testFlows } from './test-flows.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Json = Record<string, unknown>;
const sample = (file: string) => JSON.parse(readFileSync(join(ownSamples(), file), 'utf8'));

/** A folder with the defaults of the flow and this one scenario. */
function folderWith(change: Json, defaults: Json = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  folders.push(folder);
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('defaults.json', { ...sample('order-to-journal/defaults.json'), ...defaults });
  write('one.json', { ...sample('order-to-journal/coupon.json'), ...change });
  return folder;
}

const flow = orderToJournal as Flow;
const differencesOf = async (change: Json) => (await runScenarios(flow, folderWith(change)))[0]?.differences;

test('each flow has at least four scenarios, and all of them pass', async () => {
  const results = await testFlows(ownScenarios(), undefined);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
  for (const { name } of ownFlows) {
    const its = results.filter(one => one.flow === name);
    expect(its.length).toBeGreaterThanOrEqual(4);
  }
});

describe('a flow that is killed and run again from the top', () => {
  const flowOf = (run: Flow['run']): Flow => ({ ...flow, settings: z.object({}), run });
  const of = (...keys: string[]) => ({ settings: {}, expect: { documents: keys.map(key => ({ key })) } });
  const found = async (own: Flow, change: Json) =>
    (await runScenarios(own, folderWith(change)))[0]?.differences;

  test('does not post a second time under another key', async () => {
    let number = 0;
    const counting = flowOf(async (id, { from, post }) => {
      await from.get('shop-orders', id, []);
      await post({ key: `orders/${id}/${++number}`, reference: `BC-${id}`, record: {} });
      return { kind: 'done' };
    });
    expect(await found(counting, of('orders/1001/1'))).toEqual([
      'The flow was killed before source.get shop-orders, and run again:',
      '- document orders/1001/1',
      '+ document orders/1001/2',
    ]);
  });

  test('posts what the killed run had not come to', async () => {
    const hasty = flowOf(async (_, { posted, post }) => {
      if (await posted('journal-entries.create', 'a')) return { kind: 'done' };
      for (const key of ['a', 'b']) await post({ key, reference: key, record: {} });
      return { kind: 'done' };
    });
    expect(await found(hasty, of('a', 'b'))).toEqual([
      'The flow was killed before post b, and run again:',
      '- document b',
    ]);
  });
});

describe('a scenario that fails shows', () => {
  test('each line that is missing or too much, and other fields', async () => {
    const lines = [
      { account: '11002010', debit: '97.20' },
      { account: '44000000', debit: '10.80' },
      { account: '41000000', credit: '100.00' },
      { account: '22000000', credit: '7.20', text: 'VAT' },
    ];
    expect(
      await differencesOf({ expect: { documents: [{ amount: '97.21', lines, record: { type: 'KR' } }] } }),
    ).toEqual([
      '- document 1, amount: 97.21',
      '+ document 1, amount: 97.20',
      '- document 1, line: 44000000 debit 10.80',
      '- document 1, line: 22000000 credit 7.20 "VAT"',
      expect.stringMatching(/^\+ document 1, line: 44000000 debit 10.00 /),
      expect.stringMatching(/^\+ document 1, line: 22000000 credit 7.20 "Tax order 1001"$/),
      '- document 1, record.type: "KR"',
      '+ document 1, record.type: "SA"',
    ]);
  });

  test('another outcome with its sentence, and documents that nobody expected', async () => {
    const found = await differencesOf({ expect: { not_due: 'order-not-paid' } });
    expect(found?.slice(0, 2)).toEqual(['- not_due: order-not-paid', '+ document orders/1001']);
    expect(found).toContainEqual(expect.stringMatching(/^\+ {3}11002010 debit 97.20/));
    expect(await differencesOf({ settings: { currencies: ['EUR'] } })).toEqual([
      '+ parked: no-currency-rule (Order 1001 is in USD, for which there are no account rules.)',
      '- document 1',
    ]);
  });

  test('what the flow reads and the scenario does not name', async () => {
    const { source } = sample('order-to-journal/coupon.json');
    const { payments: _, ...rest } = source;
    expect(await differencesOf({ source: rest })).toEqual([
      'The flow ended with an error: The flow reads payments of the source. Add them to the scenario: "source": { "payments": [] }.',
    ]);
  });
});

describe('a wrong file is refused with its place', () => {
  const order = (change: Json) => ({ source: { 'shop-orders': [{ id: '1001', ...change }], payments: [] } });
  test.each<[string, Json, RegExp]>([
    ['a field that no order has', order({ total: '1' }), /one\.json: source\.shop-orders\[0\]: .*total/],
    ['an amount as a number', order({ tax: 8 }), /one\.json: source\.shop-orders\[0\]\.tax: .*string/],
    ['an unknown object', { target: { ledgers: [] } }, /one\.json: target: .*ledgers/],
    ['settings that the flow refuses', { settings: { revenue: 4000 } }, /one\.json: settings\.revenue: /],
    ['no subject', { subject: undefined }, /one\.json: subject: /],
    ['no expectation', { expect: {} }, /one\.json: expect: must say what is expected/],
    [
      'a line on both sides',
      { expect: { documents: [{ lines: [{ account: '1', debit: '1', credit: '1' }] }] } },
      /one\.json: expect\.documents\[0\]\.lines\[0\]: must have either debit or credit/,
    ],
  ])('%s', async (_, change, said) => {
    await expect(runScenarios(flow, folderWith(change))).rejects.toMatchObject({
      code: 'bad-scenario',
      message: expect.stringMatching(said),
    });
  });

  test('a field that is missing, also in the defaults; text that is not JSON', async () => {
    const folder = folderWith({}, { fields: {} });
    await expect(runScenarios(flow, folder)).rejects.toThrow(
      /one\.json: source\.shop-orders\[0\]\.created_at: /,
    );
    // All at once, of both systems.
    const wrong = folderWith({ ...order({ status: 'new', tax: 8 }), target: { 'gl-accounts': [{ id: 1 }] } });
    await expect(runScenarios(flow, wrong)).rejects.toThrow(
      /one\.json: source\.shop-orders\[0\]\.tax: .*\n.*one\.json: target\.gl-accounts\[0\]\.id: /,
    );
    writeFileSync(join(folder, 'one.json'), '{ "name": ');
    await expect(runScenarios(flow, folder)).rejects.toThrow(/one\.json: it is not JSON/);
  });

  test('a folder that is no flow, or is empty', async () => {
    const folder = folderWith({});
    await expect(testFlows(ownScenarios(), undefined, folder)).rejects.toMatchObject({
      code: 'no-scenarios',
    });
    mkdirSync(join(folder, 'orders'));
    await expect(testFlows(ownScenarios(), undefined, folder)).rejects.toMatchObject({
      code: 'unknown-flow',
    });
    await expect(testFlows(ownScenarios(), 'orders')).rejects.toMatchObject({ code: 'unknown-flow' });
  });
});

test('the schemas for editors take the scenarios that come with the flows, and refuse a misspelled field', () => {
  const check = (name: string) =>
    new Ajv2020({ strict: false, validateFormats: false }).compile(sample(name));
  const [scenario, defaults] = [check('scenario.schema.json'), check('defaults.schema.json')];
  for (const { name } of ownFlows)
    for (const file of readdirSync(join(ownSamples(), name))) {
      const value = sample(join(name, file));
      const validate = file === 'defaults.json' ? defaults : scenario;
      expect([file, validate(value), validate.errors]).toEqual([file, true, null]);
    }
  const coupon = sample('order-to-journal/coupon.json');
  expect(scenario({ ...coupon, expects: coupon.expect })).toBe(false);
});
