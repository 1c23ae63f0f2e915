// The guides are followed as they stand: commands typed, programs run on what is built.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { createTestPlace } from '../databases.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const execute = promisify(execFile);
// Types are checked elsewhere.
beforeAll(() => execute('npm', ['run', '-s', 'build', '--', '--noCheck'], { cwd: checkout }), 120_000);

const running: ChildProcess[] = [];
afterEach(async () => {
  for (const one of running) one.kill('SIGTERM');
  await Promise.all(
    running.splice(0).map(one => one.exitCode ?? new Promise(done => one.once('exit', done))),
  );
});

const freePort = () =>
  new Promise<number>(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

/** A shell that remembers its variables from block to block. */
function openShell(environment: NodeJS.ProcessEnv): (block: string) => Promise<string> {
  const shell = spawn('bash', { cwd: checkout, env: environment });
  running.push(shell);
  let out = '';
  shell.stdout.on('data', chunk => {
    out += chunk;
  });
  shell.stderr.on('data', chunk => {
    out += chunk;
  });
  return async block => {
    out = '';
    shell.stdin.write(`${block}\necho "__end__"\n`);
    while (!out.includes('__end__')) await new Promise(done => setTimeout(done, 50));
    return out.replace(/__end__\n$/, '');
  };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(url).then(
        reply => reply.status < 500,
        () => false,
      )
    )
      return;
    await new Promise(done => setTimeout(done, 100));
  }
  throw new Error(`nothing answers at ${url}`);
}

test('the guide for products ends with one order and one journal entry for each key, also when the answer was lost', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const [kontorPort, sandboxPort] = [await freePort(), await freePort()];
  const guide = readFileSync(`${checkout}docs/guides/embed.md`, 'utf8')
    .replaceAll(':7700', `:${kontorPort}`)
    .replaceAll('--port 7700', `--port ${kontorPort}`)
    .replaceAll(':7720', `:${sandboxPort}`)
    .replaceAll('--port 7720', `--port ${sandboxPort}`);
  const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
  const environment = {
    ...process.env,
    KONTOR_DATA: folder,
    KONTOR_URL: `http://127.0.0.1:${kontorPort}`,
    // A destination that is somebody's public address is made, and never reached.
    KONTOR_DATABASE_URL: databaseUrl,
  };
  const [sandbox = '', start = '', ...rest] = blocks;
  // What npm would start, without npm: that ends before the servers do, and they still write into the folder.
  const node = `exec node --disable-warning=ExperimentalWarning src/cli/main.ts`;
  for (const server of [sandbox, start])
    running.push(
      spawn('bash', ['-c', server.replace('npm run -s kontor --', node)], {
        cwd: checkout,
        env: environment,
        stdio: 'ignore',
      }),
    );
  await answers(`http://127.0.0.1:${sandboxPort}/sandbox/faults`);
  await answers(`http://127.0.0.1:${kontorPort}/readyz`);

  const run = openShell(environment);
  const said: Record<string, string> = {};
  let connection = '';
  for (const block of rest) {
    const output = await run(block.replace('con_…', connection));
    connection ||= /"id":"(con_\w+)"/.exec(output)?.[1] ?? '';
    said[block] = output;
    expect([block, output]).not.toEqual([
      block,
      expect.stringMatching(/"code":"bad-request"|curl: \(|command not found/),
    ]);
  }
  const of = (part: string) => Object.entries(said).findLast(([block]) => block.includes(part))?.[1] ?? '';
  expect(of('dry_run=true')).toContain('"simulated":{"net_amount":"249"');
  expect(of('cart-4711')).toContain('"state":"accepted"');
  expect(of('rent-11')).toMatch(/"result":\{"id":"1710:2026:\d+"\}/);
  expect(of('lost-after-commit')).toMatch(/HTTP\/1\.1 202 [\s\S]*"state":"uncertain"/);
  expect(of('reference=CART-4712&')).toMatch(
    /"state":"accepted"[\s\S]*"result":\[\{"id":"\d+","reference":"CART-4712"[^\]]*\],"next_cursor":null/,
  );
  expect(of('$count')).toBe('2');
  expect(of('/v1/destinations')).toContain('"secret":"whsec_');
  expect(of('/v1/connect-sessions')).toContain('"token":"kontor_session_');
  expect(of('audit verify')).toContain('whole');

  const key = (await run('echo $KEY')).trim();
  const [, program = ''] = /```js\n(.*?)```/s.exec(guide) ?? [];
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: checkout,
    env: { ...environment, KEY: key, CON: connection },
  });
  expect(stdout.trim().split('\n')).toEqual([
    '1 17100001 open',
    '2 17100001 open',
    expect.stringMatching(/^booked 1710:2026:/),
  ]);
}, 180_000);

test('the guide to the S/4HANA client ends with a posted order, and with one that is delivered and billed', async () => {
  const sandbox = await startS4Sandbox();
  try {
    const guide = readFileSync(`${checkout}docs/guides/s4-client.md`, 'utf8');
    const programs = [...guide.matchAll(/```js\n(.*?)```/gs)].map(([, program = '']) =>
      program.replace('http://127.0.0.1:7720', sandbox.url),
    );
    const outputs: string[] = [];
    for (const program of programs) {
      const arguments_ = ['--input-type=module', '--eval', program];
      outputs.push((await execute(process.execPath, arguments_, { cwd: checkout })).stdout);
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
