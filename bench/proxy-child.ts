// Starts one server of the proxy measurement in its own process: the system (a fixed answer of 50 kB), the bare pipe
// (node:http and undici, nothing between), or Kontor.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';

const [, , what, systemUrl = ''] = process.argv;
const path = '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder';

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function start(): Promise<{ url: string; key?: string }> {
  if (what === 'system') {
    const row = JSON.stringify({ SalesOrder: '1', SoldToParty: '17100001', TotalNetAmount: '52.65' });
    const body = Buffer.from(
      `{"d":{"results":[${Array(Math.ceil(50_000 / row.length))
        .fill(row)
        .join(',')}]}}`,
    );
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    return { url: (await listen((_, reply) => reply.writeHead(200, headers).end(body))) + path };
  }
  const origin = new URL(systemUrl).origin;
  if (what === 'bare') {
    const agent = new Agent({ connections: 32 });
    const url = await listen(async (request, reply) => {
      const answer = await agent.request({ origin, path: request.url as string, method: 'GET' });
      reply.writeHead(answer.statusCode, answer.headers as Record<string, string>);
      answer.body.pipe(reply);
    });
    return { url: url + path };
  }
  // Only here: a bare pipe in a process full of modules pays for them at every collection of garbage.
  const { connectTo, startBenchApp } = await import('./bench-app.ts');
  const app = await startBenchApp();
  const connection = await connectTo(app, origin, { concurrency: 32 });
  return { url: `${connection}/proxy${path}`, key: app.apiKey };
}

process.send?.(await start());
// A benchmark that is killed leaves nothing behind.
process.on('disconnect', () => process.exit());
