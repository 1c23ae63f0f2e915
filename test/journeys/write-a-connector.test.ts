// docs/guides/write-a-connector.md and write-a-flow.md are followed as they stand, in a new project folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startDeskly } from '../../examples/project/connectors/deskly/deskly-server.ts';
import { startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { createTestPlace } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { environmentIn, installKontor, runIn } from '../project.ts';
import { postWebhook } from '../signed-webhooks.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string) => readFileSync(join(checkout, file), 'utf8');
const blocks = (guide: string, language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);

const freePort = () =>
  new Promise<number>(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

test.each([
  ['write-a-connector', 'connectors/deskly/connector.ts'],
  ['write-a-flow', 'flows/contact-to-partner.ts'],
])('%s shows the whole file that is in the project', (guide, file) => {
  const shown = blocks(textOf(`docs/guides/${guide}.md`), 'ts');
  expect(shown.join('\n').replaceAll(/\n+/g, '\n')).toBe(
    textOf(`examples/project/${file}`).replaceAll(/\n+/g, '\n'),
  );
});

test('the guide ends with a connector that keeps every promise, and with its contacts in S/4HANA', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const desk = await startDeskly();
  onTestFinished(desk.close);
  const s4 = await startS4Sandbox();
  onTestFinished(() => s4.close());
  const port = await freePort();
  const guide = textOf('docs/guides/write-a-connector.md')
    .replaceAll('http://127.0.0.1:7720', s4.url)
    .replaceAll('http://127.0.0.1:7730', desk.url);
  const [begin = '', tests = '', start = '', ...commands] = blocks(guide, 'sh');
  const place = join(folder, 'place');
  const project = join(place, 'my-kontor');
  mkdirSync(place, { recursive: true });
  installKontor(place);
  const environment = {
    KONTOR_DATA: join(folder, 'data'),
    KONTOR_DATABASE_URL: databaseUrl,
    KONTOR_URL: `http://127.0.0.1:${port}`,
  };
  const run = async (block: string) => {
    const { code, output } = await runIn(project, block, environment);
    expect([block, code, code === 0 ? '' : output]).toEqual([block, 0, '']);
    return output;
  };
  // What `npm install` would fetch is the Kontor of this checkout.
  const [init = '', ...rest] = begin.trim().split('\n');
  expect(rest).toEqual(['cd my-kontor', 'npm install', 'npm test']);
  expect(await runIn(place, init, environment)).toMatchObject({ code: 0 });
  installKontor(project);
  // The compiler is not installed in this folder; the packed package is compiled in `npm run check:package`.
  const [testing = '', compiling] = tests.trim().split('\n');
  expect(compiling).toBe('npm run check');
  expect(await run(testing)).toMatch(/pass 27[\s\S]*fail 0/);

  // In a process group of its own: npm does not hand on every signal to what it runs.
  const kontor: ChildProcess = spawn('bash', ['-c', `${start.trim()} -- --port ${port}`], {
    cwd: project,
    env: { ...environmentIn(project), ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  onTestFinished(async () => {
    process.kill(-(kontor.pid as number), 'SIGTERM');
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

  const listed = async <Row>(what: string) =>
    (JSON.parse(await run(`npx kontor ${what} list --json`)) as { result: Row[] }).result;
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
