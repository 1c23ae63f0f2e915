import { expect, test } from 'vitest';
import { type Asked, asCurl, asKontor, asTypeScript } from './commands.ts';

const at = { connection: 'con_1', object: 'sales-orders', url: 'https://kontor.example' };
const list: Asked = {
  ...at,
  act: 'list',
  query: { customer: '17100001', reference: "O'Neill 1", fields: 'id,customer', cursor: undefined },
};
const create: Asked = { ...at, act: 'create', body: { customer: "O'Neill", items: [{ quantity: '2' }] } };

test('a list, for curl', () => {
  expect(asCurl(list)).toBe(
    `curl 'https://kontor.example/v1/connections/con_1/sales-orders?customer=17100001&reference=O%27Neill+1&fields=id%2Ccustomer' \\
  -H "Authorization: Bearer $KONTOR_API_KEY"`,
  );
});

test('a create under its own key, with quotes that no shell reads', () => {
  expect(asCurl(create)).toBe(
    `curl -X POST 'https://kontor.example/v1/connections/con_1/sales-orders' \\
  -H "Authorization: Bearer $KONTOR_API_KEY" \\
  -H 'content-type: application/json' \\
  -H "Idempotency-Key: $(uuidgen)" \\
  --data-raw '{"customer":"O'\\''Neill","items":[{"quantity":"2"}]}'`,
  );
});

test('the same for kontor', () => {
  expect(asKontor(list)).toBe(
    `kontor get con_1 sales-orders --where customer=17100001 --where 'reference=O'\\''Neill 1' --fields id,customer`,
  );
  expect(asKontor({ ...at, act: 'get', id: '1710:2026:1' })).toBe(
    'kontor get con_1 sales-orders 1710:2026:1',
  );
  expect(asKontor({ ...create, query: { dry_run: 'true' } })).toContain('--dry-run');
});

test('the same in TypeScript', () => {
  const code = asTypeScript({ ...list, query: { limit: '50' } });
  expect(code).toContain('kontor.listSalesOrders({\n  "id": "con_1",\n  "limit": 50\n})');
  expect(code).toContain('process.env.KONTOR_API_KEY');
});
