// Keys of a new data folder, when several processes start on it at the same moment.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { secretFile } from './secret-file.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Begins when there is a file `go`, and takes so long to make a secret that all of them are at it. */
const child = (folder: string) => `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  // A shared folder that knows no second names.
  fs.linkSync = () => { throw Object.assign(new Error('no links here'), { code: 'EPERM' }); };
  syncBuiltinESMExports();
  const { secretFile } = await import(${JSON.stringify(join(import.meta.dirname, 'secret-file.ts'))});
  const pause = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  console.log('ready');
  while (!fs.existsSync(${JSON.stringify(join(folder, 'go'))})) pause(1);
  const make = () => { pause(200); return 'made-by-' + process.pid; };
  console.log(secretFile(${JSON.stringify(folder)}, 'a.key', make));
`;

test('processes that start together on a folder without second names get the same key', async () => {
  const folder = newFolder();
  const children = Array.from({ length: 5 }, () =>
    spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', child(folder)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    ),
  );
  const said = children.map(async one => {
    await once(one.stdout, 'readable');
    return text(one.stdout);
  });
  await Promise.all(children.map(one => once(one.stdout, 'readable')));
  writeFileSync(join(folder, 'go'), '');
  const keys = (await Promise.all(said)).map(all => all.split('\n')[1]);
  expect(keys[0]).toMatch(/^made-by-\d+$/);
  expect(new Set(keys).size).toBe(1);
  expect(readFileSync(join(folder, 'a.key'), 'utf8')).toBe(`${keys[0]}\n`);
  expect(statSync(join(folder, 'a.key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['a.key', 'go', 'lock-secrets']);
});

test('what a process left behind that died while it made a key is no key', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.key.new'), 'hal');
  expect(secretFile(folder, 'a.key', () => 'whole')).toBe('whole');
  expect(secretFile(folder, 'a.key', () => 'another')).toBe('whole');
});
