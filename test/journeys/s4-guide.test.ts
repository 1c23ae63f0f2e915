// The guide to the S/4HANA client is followed as it stands: built, started, its program run.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../../', import.meta.url));

test('the guide to the S/4HANA client ends with a posted order, and with one that is delivered and billed', async () => {
  await run('npm', ['run', '-s', 'build'], { cwd: checkout });
  const sandbox = await startS4Sandbox();
  try {
    const guide = readFileSync(`${checkout}docs/guides/s4-client.md`, 'utf8');
    const programs = [...guide.matchAll(/```js\n(.*?)```/gs)].map(([, program = '']) =>
      program.replace('http://127.0.0.1:7720', sandbox.url),
    );
    const outputs: string[] = [];
    for (const program of programs) {
      const arguments_ = ['--input-type=module', '--eval', program];
      outputs.push((await run(process.execPath, arguments_, { cwd: checkout })).stdout);
    }
    const [stdout = '', chain = ''] = outputs;
    expect(stdout.split('\n').slice(0, 2)).toEqual(['created 1 []', '1 0 1 item(s)']);
    expect(stdout).toContain('changed, was W/"datetimeoffset\'');
    expect(stdout).toContain('refused: Customer 99 has not been created');
    expect(stdout).toContain("PurchaseOrderByCustomer: 'SHOP-1001-B'");
    expect(sandbox.books().salesOrders.get('SHOP-1001-B')?.size).toBe(1);
    expect(chain.split('\n').slice(0, 4)).toEqual([
      'would cost 33 USD confirmed 3',
      'in stock 999997',
      'billed 90000001 2 ledger items',
      'complete',
    ]);
  } finally {
    await sandbox.close();
  }
}, 120_000);
