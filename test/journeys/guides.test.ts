// The guides are followed as they stand: commands typed, programs run on what is built.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { createTestPlace } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';

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

interface Followed {
  guide: string;
  /** The blocks behind those that start servers, which run. */
  rest: string[];
  environment: NodeJS.ProcessEnv;
}

/** A guide at ports and a database of its own, with its servers started as it says. `servers`: the first blocks, which start them. */
async function follow(name: string, servers: number): Promise<Followed> {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  let guide = readFileSync(`${checkout}docs/guides/${name}.md`, 'utf8');
  const ports: number[] = [];
  for (const written of ['7700', '7710', '7720']) {
    const port = await freePort();
    if (!guide.includes(`--port ${written}`)) continue;
    guide = guide.replaceAll(`:${written}`, `:${port}`).replaceAll(`--port ${written}`, `--port ${port}`);
    ports.push(port);
  }
  const blocks = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
  const environment = {
    ...process.env,
    KONTOR_DATA: folder,
    KONTOR_URL: `http://127.0.0.1:${ports[0]}`,
    // A destination that is somebody's public address is made, and never reached.
    KONTOR_DATABASE_URL: databaseUrl,
  };
  // What npm would start, without npm: that ends before the servers do, and they still write into the folder.
  const node = `exec node --disable-warning=ExperimentalWarning src/cli/main.ts`;
  for (const server of blocks.slice(0, servers))
    running.push(
      spawn(
        'bash',
        [
          '-c',
          server.replace(
            /(\w+=\S+ )?npm run -s kontor --/,
            (_, set = '') => `${set && `export ${set}; `}${node}`,
          ),
        ],
        {
          cwd: checkout,
          env: environment,
          stdio: 'ignore',
        },
      ),
    );
  await answers(`http://127.0.0.1:${ports[0]}/readyz`);
  for (const port of ports.slice(1)) await answers(`http://127.0.0.1:${port}/sandbox/faults`);
  return { guide, rest: blocks.slice(servers), environment };
}

test('the guide for products ends with one order and one journal entry for each key, also when the answer was lost', async () => {
  const { guide, rest, environment } = await follow('embed', 2);
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

test('the guide to stock ends with what lies in the warehouse, without what is kept back', async () => {
  const { rest, environment } = await follow('stock-to-shop', 3);
  const run = openShell(environment);
  for (const block of rest) {
    const output = await run(block);
    expect([block, output]).not.toEqual([block, expect.stringMatching(/error|not found/i)]);
    if (block.includes('flows run')) expect(output).toContain('succeeded');
    // The guide says that it takes some seconds.
    if (block.includes('postings list')) {
      await eventuallyIs(
        'the store is filled',
        () => run(block),
        said => said.split('accepted').length === 6,
      );
      expect(await run(block)).toContain('999990');
    }
    if (block.includes('1:TG11'))
      await eventuallyIs(
        'it has moved',
        () => run(block),
        said => said.includes('999995'),
      );
  }
}, 120_000);

test('what is built runs the scenarios that come with the flows', async () => {
  const { stdout } = await execute(process.execPath, ['bin/kontor.js', 'flows', 'test'], { cwd: checkout });
  expect(stdout).toMatch(/\n\d+ scenarios passed\.\n$/);
});
