// Reads that may be some seconds old, and answers that the caller has already: the system is asked only where that is
// what the caller wants, and what was written is never hidden behind what was read before.
import { describe, expect, test } from 'vitest';
import { openObjects, order } from '../object-api.ts';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

describe('reads that may be old', () => {
  const open = async () => {
    const { id, ask, kontor, s4 } = await openObjects(await kontorOf());
    await ask('POST', 'sales-orders', { ...order, reference: 'FIRST' }, 'first');
    const read = async (path: string, headers: Record<string, string> = {}) => {
      const before = s4.requests();
      const reply = await kontor.request(`/v1/connections/${id}/${path}`, { headers });
      const text = await reply.text();
      return {
        status: reply.status,
        text,
        age: reply.headers.get('age'),
        etag: reply.headers.get('etag') ?? '',
        asked: s4.requests() - before,
      };
    };
    return { ask, read, kontor, id, pass: kontor.pass };
  };

  test.each([
    ['a list', 'sales-orders?fields=reference,delivery_block'],
    ['one record', 'sales-orders/1'],
    ['the proxy', "proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('1')"],
  ])('%s is answered from memory for those who say so, and for nobody else', async (_what, path) => {
    const { ask, read, pass } = await open();
    const live = await read(path);
    expect(live).toMatchObject({ status: 200, age: null });
    expect(live.asked).toBeGreaterThan(0);
    const old = { 'cache-control': 'max-age=60' };
    expect(await read(path, old)).toMatchObject({ status: 200, age: '0', text: live.text });
    pass(20_000);
    expect(await read(path, old)).toMatchObject({ status: 200, age: '20', text: live.text, asked: 0 });
    expect(await read(path)).toMatchObject({ age: null, asked: live.asked });
    expect(await read(path, { 'cache-control': 'no-cache, max-age=60' })).toMatchObject({ age: null });
    // What is too old for this caller is read anew.
    const strict = await read(path, { 'cache-control': 'max-age=10' });
    expect(strict).toMatchObject({ age: '0' });
    expect(strict.asked).toBeGreaterThan(0);
    // What Kontor has written itself is never hidden.
    expect((await ask('PATCH', 'sales-orders/1', { delivery_block: '01' }, 'change')).status).toBe(200);
    const after = await read(path, old);
    expect(after).toMatchObject({ status: 200, age: '0' });
    expect(after.text).not.toBe(live.text);
  });

  test('an answer that the caller has already is not sent again', async () => {
    const { ask, read } = await open();
    for (const path of ['sales-orders', 'sales-orders/1', 'gl-accounts?limit=3']) {
      const { etag } = await read(path);
      expect(await read(path, { 'if-none-match': `"other", ${etag}` })).toMatchObject({
        status: 304,
        text: '',
        etag,
      });
    }
    const path = "proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('1')";
    const { etag } = await read(path);
    const conditions = { 'if-none-match': etag, 'cache-control': 'max-age=60' };
    expect(await read(path, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
    expect(await read(path, conditions)).toMatchObject({ status: 304, text: '', asked: 1 });
    expect(await read(path, conditions)).toMatchObject({ status: 304, text: '', asked: 0 });
    // Neither refusals nor writes are.
    expect(await read('sales-orders/none', { 'if-none-match': '*' })).toMatchObject({ status: 404 });
    expect((await ask('PATCH', 'sales-orders/1', { delivery_block: '01' }, 'change')).status).toBe(200);
    expect(await read('sales-orders/1', { 'if-none-match': etag })).toMatchObject({ status: 200 });
    expect(await read(path, conditions)).toMatchObject({ status: 200 });
  });

  test('what is too old is asked for by its ETag, and many ask once', async () => {
    const { read, pass, kontor, id } = await open();
    const path = "proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('1')";
    const first = await read(path, { 'cache-control': 'max-age=5' });
    pass(30_000);
    expect(await read(path, { 'cache-control': 'max-age=5' })).toMatchObject({
      status: 200,
      age: '0',
      text: first.text,
    });
    const [call] = (await kontor.client.listCalls({ id })).result;
    expect(call).toMatchObject({ status: 304, request_headers: { 'if-none-match': expect.any(String) } });

    pass(30_000);
    const before = kontor.s4.requests();
    const many = await Promise.all(
      Array.from({ length: 30 }, () => read('sales-orders', { 'cache-control': 'max-age=5' })),
    );
    expect(new Set(many.map(one => one.text)).size).toBe(1);
    expect(kontor.s4.requests() - before).toBe(1);
  });

  test('a pause, other credentials and another tenant are not answered from memory', async () => {
    const { read, kontor, id } = await open();
    const old = { 'cache-control': 'max-age=60' };
    expect((await read('sales-orders', old)).status).toBe(200);
    await kontor.client.pauseConnection({ id });
    expect((await read('sales-orders', old)).status).toBe(503);
    await kontor.client.resumeConnection({ id });
    await kontor.client.updateConnection({ id, body: { name: 'SAP again' } });
    expect((await read('sales-orders', old)).asked).toBeGreaterThan(0);
    await kontor.operator.createTenant({ body: { id: 'acme', name: 'Acme' } });
    expect((await read('sales-orders', { ...old, 'kontor-tenant': 'acme' })).status).toBe(404);
  });

  test('the client says how old an answer may be', async () => {
    const { read, kontor, id } = await open();
    expect((await read('products', { 'cache-control': 'max-age=60' })).status).toBe(200);
    const before = kontor.s4.requests();
    await kontor.client.listProducts({ id, maxAgeSeconds: 60 });
    expect(kontor.s4.requests()).toBe(before);
    await kontor.client.listProducts({ id });
    expect(kontor.s4.requests()).toBeGreaterThan(before);
  });
});
