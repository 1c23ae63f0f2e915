// docs/guides/write-a-connector.md is followed as it stands, in a copy of the checkout: its files are written, checked and run.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { createTestPlace } from '../databases.ts';
import { startDeskly } from '../deskly.ts';
import { eventuallyIs } from '../eventually.ts';
import { postWebhook } from '../signed-webhooks.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const execute = promisify(execFile);

/** A checkout in which files can be added: folders of its own, everything in them as it is. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kontor-guide-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  const own = ['', 'src', 'src/connectors', 'test', 'test/connectors'];
  for (const folder of own) {
    mkdirSync(join(copy, folder), { recursive: true });
    for (const name of readdirSync(join(checkout, folder)))
      if (name !== '.git' && !own.includes(folder === '' ? name : `${folder}/${name}`))
        symlinkSync(join(checkout, folder, name), join(copy, folder, name));
  }
  return copy;
}

const freePort = () =>
  new Promise<number>(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

test('the guide ends with a connector that keeps every promise, and with its contacts in S/4HANA', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const desk = await startDeskly();
  onTestFinished(desk.close);
  const s4 = await startS4Sandbox();
  onTestFinished(() => s4.close());
  const port = await freePort();
  const guide = readFileSync(`${checkout}docs/guides/write-a-connector.md`, 'utf8')
    .replaceAll('7700', String(port))
    .replaceAll('http://127.0.0.1:7720', s4.url)
    .replaceAll('http://127.0.0.1:7730', desk.url);
  const blocks = (language: string) =>
    [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
  const programs = blocks('ts');
  const copy = copyOfCheckout();
  mkdirSync(join(copy, 'src/connectors/deskly'));
  const connector = programs.slice(0, -2).join('\n');
  writeFileSync(join(copy, 'src/connectors/deskly/connector.ts'), connector);
  writeFileSync(join(copy, 'test/connectors/deskly.test.ts'), programs.at(-2) as string);
  writeFileSync(join(copy, 'start-deskly.ts'), programs.at(-1) as string);
  const environment = { ...process.env, KONTOR_DATA: folder, KONTOR_DATABASE_URL: databaseUrl };
  const inCopy = { cwd: copy, env: { ...environment, KONTOR_URL: `http://127.0.0.1:${port}` } };

  const project = {
    extends: './tsconfig.json',
    include: ['start-deskly.ts', 'test/connectors/deskly.test.ts'],
  };
  writeFileSync(join(copy, 'tsconfig.guide.json'), JSON.stringify(project));
  const types = await execute('npx', ['tsc', '-p', 'tsconfig.guide.json'], inCopy).catch(failed => failed);
  expect(types.stdout).toBe('');

  const [suite = '', start = '', ...commands] = blocks('sh');
  const run = async (block: string) => {
    const { stdout, stderr } = await execute('bash', ['-ec', block], inCopy).catch(failed =>
      expect.fail(`${block}\n${failed.stdout}\n${failed.stderr}`),
    );
    return stdout + stderr;
  };
  expect(await run(suite)).toMatch(/Tests\W.*2\d passed/);

  const kontor: ChildProcess = spawn('bash', ['-c', `exec ${start}`], { ...inCopy, stdio: 'inherit' });
  onTestFinished(async () => {
    kontor.kill('SIGTERM');
    await (kontor.exitCode ?? new Promise(done => kontor.once('exit', done)));
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    );
  await eventuallyIs('Kontor is ready', ready, status => status === 200);
  expect(await run(commands.join('\n'))).toMatch(/Deskly of Example Ltd[\s\S]*Contact 12/);
  expect(desk.contacts.filter(({ name }) => name === 'Speicher GmbH')).toHaveLength(1);

  const npm = 'npm run -s kontor --';
  const listed = async <Row>(what: string) =>
    (JSON.parse(await run(`${npm} ${what} list --json`)) as { result: Row[] }).result;
  const ofFlow = () => [...s4.books().businessPartners.keys()].filter(name => name.startsWith('DESK-'));
  await eventuallyIs(
    'every contact is in S/4HANA',
    async () => ofFlow().length,
    count => count === 13,
  );
  // The webhook of a new contact starts the flow too.
  const added = Number(desk.objects.customers.add());
  const raw = Buffer.from(JSON.stringify({ event: 'contact.created', contact_id: added }));
  const connections = await listed<{ connector: string; webhook_path: string }>('connections');
  const path = connections.find(one => one.connector === 'deskly')?.webhook_path;
  const headers = desk.webhook.sign(raw, { nowMs: Date.now() });
  expect((await postWebhook(`http://127.0.0.1:${port}${path}`, raw, headers)).status).toBe(200);
  await eventuallyIs(
    'the new one as well',
    async () => ofFlow().length,
    count => count === 14,
  );
  const postings = await listed<{ state: string }>('postings');
  expect(postings.filter(({ state }) => state !== 'accepted')).toEqual([]);
  expect(postings).toHaveLength(15);
}, 240_000);
