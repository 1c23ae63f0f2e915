// Kontor with 200 tenants of one connection and one key each, or the system behind them all: 50 ms for every answer.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultRetention } from '../src/core/retention.ts';
import { hashOfKey } from '../src/gateway/api-key-admin.ts';
import { connectTo, startBenchApp } from './bench-app.ts';

const [, , baseUrl] = process.argv;

if (baseUrl === undefined) {
  const body = JSON.stringify({ d: { results: [{ SalesOrder: '1', Text: 'x'.repeat(2_000) }] } });
  const server = createServer((_, reply) => {
    setTimeout(() => reply.writeHead(200, { 'content-type': 'application/json' }).end(body), 50);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  process.on('disconnect', () => process.exit());
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
} else {
  const app = await startBenchApp();
  const tenants: { url: string; key: string }[] = [];
  for (let n = 0; n < 200; n++) {
    const id = `tenant-${n}`;
    await app.store.tenants.create(id, {
      name: id,
      requestsPerMinute: null,
      keepDays: defaultRetention,
      quotas: {},
      tunnels: {},
      approvals: [],
    });
    const connection = await connectTo(app, baseUrl, { tenantId: id });
    const key = `kontor_bench-${n}`;
    await app.store.apiKeys.create({
      tenantId: id,
      name: id,
      prefix: key.slice(0, 12),
      hash: hashOfKey(key),
      may: ['read'],
      expiresAt: null,
    });
    tenants.push({
      url: `${connection}/proxy/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder`,
      key,
    });
  }
  process.send?.({ tenants });
}
