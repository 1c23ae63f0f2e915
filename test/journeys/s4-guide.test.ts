// The guide to the S/4HANA client is followed as it stands: built, started, its program run.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../../', import.meta.url));

test('the guide to the S/4HANA client ends with a posted order', async () => {
  await run('npm', ['run', '-s', 'build'], { cwd: checkout });
  const sandbox = await startS4Sandbox();
  try {
    const guide = readFileSync(`${checkout}docs/guides/s4-client.md`, 'utf8');
    const program = /```js\n(.*?)```/s.exec(guide)?.[1]?.replace('http://127.0.0.1:7720', sandbox.url) ?? '';
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: checkout,
    });
    expect(stdout.split('\n').slice(0, 2)).toEqual(['created 1 []', '1 0 1 item(s)']);
    expect(stdout).toContain('changed, was W/"datetimeoffset\'');
    expect(stdout).toContain('refused: Customer 99 has not been created');
    expect(stdout).toContain("PurchaseOrderByCustomer: 'SHOP-1001-B'");
    expect([...sandbox.books().salesOrders.keys()]).toEqual(['SHOP-1001-B']);
  } finally {
    await sandbox.close();
  }
}, 120_000);
