// The commands of the README, as a person types them.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventually, eventuallyIs } from '../eventually.ts';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}
interface Running {
  child: ChildProcess;
  out(): string;
  ended: Promise<Ended>;
}

const running: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = temporaryFolder();
  folders.push(made);
  return made;
}

/** A folder, and a database that is named in the environment. */
async function place() {
  const { folder: data, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  return { data, database: { KONTOR_DATABASE_URL: databaseUrl } };
}

function kontor(args: string[], environment: Record<string, string> = {}): Running {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', ...args],
    {
      env: {
        ...process.env,
        KONTOR_DATABASE_URL: '',
        KONTOR_API_KEY: '',
        KONTOR_URL: '',
        KONTOR_PRIVATE_HOSTS: '127.0.0.1',
        ...environment,
      },
    },
  );
  running.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', chunk => {
    out += chunk;
  });
  child.stderr.on('data', chunk => {
    err += chunk;
  });
  const ended = new Promise<Ended>(done => child.once('exit', code => done({ code, out, err })));
  return { child, out: () => out, ended };
}

const run = (args: string[], environment?: Record<string, string>) => kontor(args, environment).ended;

describe('kontor demo', () => {
  test('--once --json books every order and says so in numbers', async () => {
    const { code, out, err } = await run(['demo', '--once', '--orders', '25', '--rate', '25', '--json']);
    const numbers = JSON.parse(out);
    expect(err).toBe('');
    expect(numbers).toMatchObject({ orders: 25, doubled: 0, open: 0, waiting: 0, uncertain: 0, parked: [] });
    for (const one of numbers.currencies)
      expect(one).toMatchObject({ difference: '0.00', store: one.ledger });
    expect(code).toBe(0);
  });

  test('lives, ends cleanly at Ctrl-C, and goes on where it was; a second one at the same time is refused', async () => {
    const data = folder();
    const args = ['demo', '--data', data, '--port', '0', '--rate', '10'];
    const ordersOf = (text: string) =>
      Number(
        text
          .match(/orders (\d+)/g)
          ?.at(-1)
          ?.slice(7) ?? 0,
      );
    const first = kontor(args);
    await eventuallyIs(
      'more than 15 orders are placed',
      () => ordersOf(first.out()),
      count => count > 15,
    );
    const second = await run(args);
    expect(first.out()).toContain(`--data ${join(data, 'demo')}`);
    expect(first.out()).toMatch(/Sign in with a browser: http\S+\/sign-in#kontor_link_/);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/Another Kontor \(process \d+\) is using the data folder/);
    first.child.kill('SIGINT');
    await sleep(100);
    first.child.kill('SIGINT'); // npm passes it on once more
    expect((await first.ended).code).toBe(0);
    const before = ordersOf(first.out());
    const again = kontor(args);
    await eventuallyIs(
      'there are more orders than before',
      () => ordersOf(again.out()),
      count => count > before,
    );
    expect(ordersOf(again.out().match(/^orders .*$/m)?.[0] ?? '')).toBeGreaterThanOrEqual(before);
    again.child.kill('SIGTERM');
    const ended = await again.ended;
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('doubled 0');
    expect(ended.out).toMatch(/Sign in with a browser: http\S+\/sign-in#kontor_link_/);
    expect(ended.out).not.toMatch(/doubled [1-9]/);
  });
});

describe('kontor demo --scene visibility', () => {
  test('reads every open order, and of those delivered in part what is still to come', async () => {
    const { code, out } = await run(['demo', '--scene', 'visibility', '--once', '--orders', '120', '--json']);
    const seen = JSON.parse(out);
    expect(seen).toMatchObject({ open: 120, currency: 'EUR' });
    expect(seen.not_delivered + seen.partly_delivered).toBe(120);
    expect(seen.partly).toHaveLength(seen.partly_delivered);
    for (const { ordered, delivered } of seen.partly)
      expect([Number(delivered) > 0, Number(delivered) < Number(ordered)]).toEqual([true, true]);
    expect(code).toBe(0);
  });
});

describe('the command line', () => {
  test('says in a sentence what was wrong, and with which kind of exit code', async () => {
    const data = folder();
    const away = { KONTOR_URL: 'http://127.0.0.1:9', KONTOR_API_KEY: 'a-key-of-16-chars' };
    const [nobody, noKey, unknown, help, noNumber, noDate, noRate] = await Promise.all([
      run(['flows', 'list'], away),
      run(['flows', 'list', '--data', data]),
      run(['nonsense']),
      run(['--help']),
      run(['prove', '--orders', 'many']),
      run(['flows', 'run', 'flw_1', '--since', 'yesterday-ish']),
      run(['demo', '--rate', '-1']),
    ]);
    expect(nobody).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringMatching(/Kontor does not answer.*\n.*kontor start/),
    });
    expect(noKey).toMatchObject({ code: 2, err: expect.stringMatching(/key/i) });
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain("unknown command 'nonsense'");
    for (const [ended, sentence] of [
      [noNumber, /--orders <n>.*'many' is invalid. Expected: a whole number from 1 on/],
      [noDate, /--since <date>.*Expected: a date, such as 2026-11-20/],
      [noRate, /--rate <n>.*Expected: a number/],
    ] as const)
      expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringMatching(sentence) });
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('postings') });
  });

  test('start takes its keys from a program and a file, and does not start without them', async () => {
    const { data, database } = await place();
    const key = randomBytes(32).toString('base64');
    const file = join(data, 'operator');
    mkdirSync(data, { recursive: true });
    writeFileSync(file, 'the-operators-own-key\n');
    const sources = {
      ...database,
      KONTOR_API_KEY_FILE: file,
      KONTOR_ENCRYPTION_KEY_COMMAND: `echo ${key}`,
    };
    const first = kontor(['start', '--port', '0', '--data', data], sources);
    const url = await eventually(
      'Kontor says where it listens',
      () => /"url":"([^"]+)"/.exec(first.out())?.[1],
    );
    const reply = await fetch(`${url}/v1/tenants`, {
      headers: { authorization: 'Bearer the-operators-own-key' },
    });
    expect(reply.status).toBe(200);
    const asked = await run(['tenants', 'list', '--url', url], sources);
    expect(asked.out).toMatch(/main/);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    expect(readdirSync(data)).not.toContain('encryption.key');

    const refused = await run(['start', '--port', '0', '--data', data], {
      ...sources,
      KONTOR_ENCRYPTION_KEY_COMMAND: 'echo the vault is sealed >&2; exit 2',
    });
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/the vault is sealed[\s\S]*KONTOR_ENCRYPTION_KEY_COMMAND gives no secret/);
  });

  test('start refuses a port that is taken, and ends', async () => {
    const server: Server = createServer();
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const { data, database } = await place();
    const { code, err } = await run(['start', '--data', data, '--port', String(port)], database);
    server.close();
    expect(code).toBe(2);
    expect(err).toMatch(/cannot listen on 127.0.0.1:\d+: another program listens there already/);
  });

  test('the Xero sandbox prints the organisation ID that a connection needs', async () => {
    const xero = kontor(['sandbox', 'xero', '--port', '0']);
    await eventually('it says its organisation', () => /organisation ID [0-9a-f-]{36}/.exec(xero.out())?.[0]);
  });

  test('does the daily work against sandboxes that it started itself', async () => {
    const { data, database } = await place();
    const s4 = kontor(['sandbox', 's4', '--port', '0']);
    const shop = kontor(['sandbox', 'bigcommerce', '--port', '0', '--orders', '5', '--rate', '50']);
    const server = kontor(['start', '--data', data, '--port', '0'], database);
    const urlOf = (one: Running) =>
      eventually('it says where it listens', () => /http:\/\/127\.0\.0\.1:\d+/.exec(one.out())?.[0]);
    const [s4Url, shopUrl, url] = await Promise.all([urlOf(s4), urlOf(shop), urlOf(server)]);
    const cli = async (...args: string[]) => {
      const ended = await run([...args, '--json'], {
        KONTOR_URL: url,
        KONTOR_API_KEY: readFileSync(join(data, 'api.key'), 'utf8').trim(),
      });
      return { ...ended, body: ended.out === '' ? undefined : JSON.parse(ended.out) };
    };
    const auth = { kind: 'basic', username: 'KONTOR_COMM', password: 'sandbox-password' };
    const to = await cli('connections', 'create', 's4hana', 'SAP', JSON.stringify({ baseUrl: s4Url, auth }));
    const settings = {
      baseUrl: shopUrl,
      storeHash: 'sandbox1',
      accessToken: 'sandbox-access-token',
      clientSecret: 'sandbox-webhook-secret',
      pollGraceSeconds: 0,
    };
    const from = await cli('connections', 'create', 'bigcommerce', 'Shop', JSON.stringify(settings));
    expect((await cli('connections', 'check', to.body.id)).body).toMatchObject({ ok: true });
    const rules = {
      salesOrganization: '1710',
      soldTo: '17100001',
      shippingCondition: 'HM00',
      discountCondition: 'HA00',
      feeCondition: 'HF00',
    };
    const flow = await cli(
      'flows',
      'create',
      'order-to-sales-order',
      '--from',
      from.body.id,
      '--to',
      to.body.id,
      '--settings',
      JSON.stringify(rules),
    );
    await eventually(
      'a run succeeds',
      async () => (await cli('flows', 'run', flow.body.id)).body.outcome === 'succeeded',
    );
    expect(await cli('idle', '--wait', '30')).toMatchObject({ code: 0, body: { idle: true } });
    const posted = (await cli('postings', 'list', '--state', 'accepted')).body.result;
    expect(posted.length).toBeGreaterThan(0);
    expect((await cli('postings', 'show', posted[0].id)).body.calls.length).toBeGreaterThan(0);
    expect(await cli('postings', 'replay', posted[0].id)).toMatchObject({
      code: 1,
      body: {
        result: [],
        refused: [{ code: 'not-replayable', next: expect.stringContaining('It is booked as') }],
      },
    });
    expect((await cli('events', 'list')).body.result.length).toBeGreaterThan(0);
    expect(
      (await cli('connections', 'update', to.body.id, '--settings', '{"concurrency":2}')).body.settings
        .concurrency,
    ).toBe(2);
    expect((await cli('flows', 'pause', flow.body.id)).body.paused_at).not.toBeNull();
    expect((await cli('flows', 'list')).body.result).toMatchObject([{ paused_at: expect.any(String) }]);
    expect((await cli('flows', 'resume', flow.body.id)).body.paused_at).toBeNull();
    const soldTo = ['flows', 'update', flow.body.id, '{"soldTo":"17100002"}', '--if-match'];
    const changed = await cli(...soldTo, flow.body.etag);
    expect(changed.body.settings.soldTo).toBe('17100002');
    expect(await cli(...soldTo, flow.body.etag)).toMatchObject({
      code: 1,
      err: expect.stringContaining('has changed since you read it'),
    });
    const name = ['connections', 'update', to.body.id, '--name', 'S4', '--if-match'];
    expect(await cli(...name, to.body.etag)).toMatchObject({ code: 1 });
    expect((await cli('connections', 'create', 's4hana', 'bad', '{')).code).toBe(2);
    expect(await cli('connections', 'create', 's4hana', 'bad', '{"baseUrl":"nonsense"}')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/baseUrl.*auth/),
    });
    expect(await cli('get', 'SAP', 'orders')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Kontor cannot list "orders".'),
    });
    expect(
      await cli('flows', 'create', 'stock-to-shop', '--from', to.body.id, '--to', from.body.id),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('plants: is missing (expected: object)'),
    });
    const table = await run(['postings', 'list'], {
      KONTOR_URL: url,
      KONTOR_API_KEY: readFileSync(join(data, 'api.key'), 'utf8').trim(),
    });
    expect(table.out).toMatch(/│ .*accepted/);
    for (const one of [server, shop, s4]) {
      one.child.kill('SIGTERM');
      expect((await one.ended).code).toBe(0);
    }
  }, 120_000);
});
