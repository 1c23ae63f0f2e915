// A project folder is loaded, tried and reloaded while its owner works on it; one that Kontor cannot use is refused with a sentence.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { createTestPlace, temporaryFolder } from '../databases.ts';
import { eventuallyIs } from '../eventually.ts';
import { environmentIn, installKontor, runIn } from '../project.ts';

async function newProject(): Promise<string> {
  const place = temporaryFolder();
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  installKontor(place);
  const { code, output } = await runIn(place, 'npx kontor init helpdesk');
  expect([code, output]).toEqual([0, expect.stringContaining('cd helpdesk && npm install')]);
  installKontor(join(place, 'helpdesk'));
  return join(place, 'helpdesk');
}

/** The program runs in the folder until the test has finished. */
function startIn(folder: string, args: string[], more: NodeJS.ProcessEnv): void {
  const kontor = spawn('kontor', args, {
    cwd: folder,
    env: { ...environmentIn(folder), ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(async () => {
    kontor.kill('SIGTERM');
    await (kontor.exitCode ?? new Promise(done => kontor.once('exit', done)));
  });
}

const change = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
};

test('the scenarios of a project run alone, and one that fails is shown', async () => {
  const folder = await newProject();
  const all = await runIn(folder, 'npx kontor flows test --project .');
  expect([all.code, all.output]).toEqual([0, expect.stringContaining('4 scenarios passed.')]);
  change(join(folder, 'flows/contact-to-partner.ts'), "grouping: 'BP02'", 'grouping: String(Math.random())');
  change(
    join(folder, 'flows/contact-to-partner.ts'),
    'key: contactKey(id)',
    "key: contactKey(id + '/' + ++count)",
  );
  change(join(folder, 'flows/contact-to-partner.ts'), 'const contactKey', 'let count = 0;\nconst contactKey');
  const failed = await runIn(folder, 'npx kontor flows test --project .');
  expect([failed.code, failed.output]).toEqual([1, expect.stringMatching(/\+ document contacts\/7\/1/)]);
});

test('a connector or a flow in another place is told with the place where Kontor looks for it', async () => {
  const folder = await newProject();
  const move = (from: string, to: string) => renameSync(join(folder, from), join(folder, to));
  move('connectors/deskly/connector.ts', 'connectors/deskly/index.ts');
  mkdirSync(join(folder, 'flow'));
  move('flows/contact-to-partner.ts', 'flow/contact-to-partner.ts');
  // Shared code that a flow in the right place exports.
  mkdirSync(join(folder, 'lib'));
  cpSync(join(folder, 'flow/contact-to-partner.ts'), join(folder, 'lib/shared.ts'));
  writeFileSync(join(folder, 'flows/one.ts'), "export { contactToPartner } from '../lib/shared.ts';");
  const { code, output } = await runIn(folder, 'npx kontor flows test --project .');
  const warnings = output.split('\n').filter(line => line.startsWith('warning: '));
  expect([code, warnings]).toEqual([
    0,
    [
      expect.stringMatching(/connectors\/deskly\/index\.ts .* move it to connectors\/deskly\/connector\.ts/),
      expect.stringMatching(/flow\/contact-to-partner\.ts .* move it to flows\/contact-to-partner\.ts/),
    ],
  ]);
  const { folder: data, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  // The port is in use, so that Kontor ends after it has read the folder.
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const environment = { KONTOR_DATA: data, KONTOR_DATABASE_URL: databaseUrl };
  const started = await runIn(folder, `npx kontor start --project . --port ${port}`, environment);
  expect(started.output).toContain('move it to connectors/deskly/connector.ts');
});

test('Kontor starts again when a file of the project changes, and waits where it is broken', async () => {
  const folder = await newProject();
  const { folder: data, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const port = 20_000 + (process.pid % 10_000);
  const url = `http://127.0.0.1:${port}`;
  const apiKey = 'the-key-of-this-project-0123456789';
  startIn(folder, ['start', '--project', '.', '--watch', '--port', String(port)], {
    KONTOR_DATA: data,
    KONTOR_DATABASE_URL: databaseUrl,
    KONTOR_API_KEY: apiKey,
  });
  const client = createClient({ url, apiKey });
  const titles = async () =>
    client.listConnectors().then(
      ({ result }) => result.map(({ title }) => title),
      (): string[] => [],
    );
  const isThere = (title: string) => eventuallyIs(title, titles, all => all.includes(title));
  await isThere('Deskly');
  const file = join(folder, 'connectors/deskly/connector.ts');
  change(file, "title: 'Deskly'", "title: 'Deskly 2'");
  await isThere('Deskly 2');
  change(file, "title: 'Deskly 2'", "title: 'Deskly 3");
  await eventuallyIs('it has ended', titles, all => all.length === 0);
  change(file, "title: 'Deskly 3", "title: 'Deskly 3'");
  await isThere('Deskly 3');
});

describe('a folder is refused', () => {
  const start = async (folder: string) => {
    const { folder: data, databaseUrl, remove } = await createTestPlace();
    onTestFinished(remove);
    const environment = { KONTOR_DATA: data, KONTOR_DATABASE_URL: databaseUrl };
    const { code, output } = await runIn(folder, 'npx kontor start --project . --port 0', environment);
    expect(code).toBe(2);
    return output;
  };

  test('that is for another version of the extension API, before its modules are read', async () => {
    const folder = await newProject();
    change(join(folder, 'package.json'), '"extensionApi": 1', '"extensionApi": 2');
    writeFileSync(join(folder, 'flows/broken.ts'), 'throw new Error("must not be read");');
    expect(await start(folder)).toMatch(
      /The extension helpdesk is written for version 2 of the extension API, and this Kontor has version 1\./,
    );
  });

  test('that names no version, or is no project', async () => {
    const folder = await newProject();
    change(join(folder, 'package.json'), '"extensionApi"', '"other"');
    expect(await start(folder)).toMatch(
      /is not a project folder: its package\.json does not name the version/,
    );
    rmSync(join(folder, 'package.json'));
    expect(await start(folder)).toMatch(/is not a project folder: it has no package\.json/);
  });

  test('whose packages are not installed, or which has a Kontor of its own', async () => {
    const folder = await newProject();
    const other = await newProject();
    const installed = join(other, 'node_modules/kontor');
    rmSync(join(installed, 'src'));
    cpSync(
      join(import.meta.dirname, '../../src/connectors/index.ts'),
      join(installed, 'src/connectors/index.ts'),
    );
    const command = (project: string) => runIn(folder, `npx kontor start --project ${project} --port 0`);
    expect(await command(other)).toMatchObject({
      code: 2,
      output: expect.stringMatching(/uses the Kontor in/),
    });
    for (const place of [other, join(other, '..')]) rmSync(join(place, 'node_modules'), { recursive: true });
    expect(await command(other)).toMatchObject({
      code: 2,
      output: expect.stringMatching(/packages of .* are not installed[\s\S]*npm install/),
    });
  });

  test('with a module that cannot be loaded, or exports nothing', async () => {
    const folder = await newProject();
    writeFileSync(join(folder, 'flows/mine.ts'), 'export enum Kinds { one }');
    expect(await start(folder)).toMatch(/flows\/mine\.ts cannot be loaded: .*enum[\s\S]*cannot use enums/);
    writeFileSync(join(folder, 'flows/mine.ts'), "import './not-there.ts';");
    const missing = await start(folder);
    expect(missing).toMatch(/flows\/mine\.ts cannot be loaded: .*not-there/);
    expect(missing).not.toContain('enums');
    writeFileSync(join(folder, 'flows/mine.ts'), 'export const one = 1;');
    expect(await start(folder)).toMatch(/flows\/mine\.ts exports no flow\./);
  });

  test('with mistakes in a connector and in a flow, all of which are told', async () => {
    const folder = await newProject();
    const connector = join(folder, 'connectors/deskly/connector.ts');
    change(connector, "secrets: ['apiKey'", "secrets: ['apiKy'");
    change(connector, '    find: ', '    finde: ');
    change(join(folder, 'flows/contact-to-partner.ts'), '  businessKey: contactKey,', '');
    change(join(folder, 'flows/contact-to-partner.ts'), "on: ['customers']", "on: ['contacts']");
    const said = await start(folder);
    expect(said).toMatch(
      /The extension helpdesk cannot be used\. connectors\/deskly\/connector\.ts \(deskly\): secrets names "apiKy", which is no setting: .*customers\.create\.find is missing: /,
    );
    expect(said).toMatch(
      /flows\/contact-to-partner\.ts \(contact-to-partner\): on names "contacts", .*businessKey is missing: /,
    );
    expect((await runIn(folder, 'npx kontor flows test --project .')).output).toContain(
      'on names "contacts"',
    );
  });

  test('with a connector whose name is taken', async () => {
    const folder = await newProject();
    change(join(folder, 'connectors/deskly/connector.ts'), "name: 'deskly'", "name: 'xero'");
    expect(await start(folder)).toMatch(/Two connectors are called xero\./);
  });

  test('in which a new project would be made, and which has files', async () => {
    const folder = await newProject();
    expect(await runIn(folder, 'npx kontor init .')).toMatchObject({
      code: 2,
      output: expect.stringMatching(/is not empty, so nothing was written there\./),
    });
    expect(await runIn(folder, 'npx kontor start --watch --port 0')).toMatchObject({
      code: 2,
      output: expect.stringMatching(/--watch was given without --project/),
    });
  });
});

test('an extension for another version is refused where Kontor is started from code', async () => {
  const { folder, databaseUrl, remove } = await createTestPlace();
  onTestFinished(remove);
  const started = startApp({
    folder,
    databaseUrl,
    role: 'all',
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
    extensions: [{ name: 'old', api: 0 }],
  });
  await expect(started).rejects.toMatchObject({ kind: 'config', code: 'other-extension-api' });
});
