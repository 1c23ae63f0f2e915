// Starts an S/4HANA with 50,000 G/L accounts in its own process: the sandbox's metadata, and pages made beforehand.
import { createServer } from 'node:http';
import { sandboxCredentials, startS4Sandbox } from '../src/sandbox/s4hana/server.ts';

const accounts = 50_000;
const pageSize = 1_000;
const root = '/sap/opu/odata/sap/API_GLACCOUNTINCHARTOFACCOUNTS_SRV';
const words = [
  'Clearing',
  'Revenue',
  'Freight',
  'Travel',
  'Rent',
  'Bank',
  'Tax',
  'Discount',
  'Stock',
  'Wages',
];

const sandbox = await startS4Sandbox();
const { username, password } = sandboxCredentials;
const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
const metadata = await (
  await fetch(`${sandbox.url}${root}/$metadata`, { headers: { authorization } })
).text();
await sandbox.close();

const number = (n: number) => String(10_000_000 + n);
const row = (n: number) => ({
  ChartOfAccounts: 'YCOA',
  GLAccount: number(n),
  GLAccountGroup: 'SAKO',
  AccountIsBlockedForPosting: false,
  to_Text: {
    results: [{ Language: 'EN', GLAccountName: `${words[n % 10]} ${words[(n * 7) % 9]} ${n}` }],
  },
});
const server = createServer((request, reply) => {
  const url = decodeURIComponent(request.url ?? '');
  if (url.includes('$metadata')) {
    reply.writeHead(200, { 'content-type': 'application/xml' }).end(metadata);
    return;
  }
  const after = Number(/GLAccount gt '(\d+)'/.exec(url)?.[1] ?? '9999999') - 10_000_000 + 1;
  const count = Math.max(0, Math.min(pageSize, accounts - after));
  const results = Array.from({ length: count }, (_, i) => row(after + i));
  reply.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ d: { results } }));
});
await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
process.on('disconnect', () => process.exit());
process.send?.({ origin: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
