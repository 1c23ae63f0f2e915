// Who may use a data folder together, and what is said of a folder that cannot be used.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canMount, smallDisk } from '../../test/small-disk.ts';
import { type FolderRole, lockFolder } from './folder-lock.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each<[FolderRole[], FolderRole, boolean]>([
  [[], 'all', true],
  [['all'], 'all', false],
  [['all'], 'api', false],
  [['all'], 'worker', false],
  [['api'], 'all', false],
  [['api'], 'api', false],
  [['api'], 'worker', true],
  [['worker', 'worker'], 'worker', true],
  [['worker', 'worker'], 'api', true],
  [['worker'], 'all', false],
])('with %j on a folder, %s may use it too: %s', (there, role, may) => {
  const folder = newFolder();
  const release = there.map(one => lockFolder(folder, one));
  if (may) lockFolder(folder, role)();
  else {
    expect(() => lockFolder(folder, role)).toThrow(/Another Kontor \(process \d+\) is using the data folder/);
  }
  for (const one of release) one();
  // All have let go of it.
  lockFolder(folder, 'all')();
});

test('a data folder that is a file is refused with a sentence', () => {
  const file = join(newFolder(), 'data');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'deeper')])
    expect(() => lockFolder(folder)).toThrow(/Kontor cannot use the data folder .*file/);
});

test.skipIf(!canMount)('a data folder on a read-only disk is refused with a sentence', () => {
  const { folder } = smallDisk(1);
  lockFolder(folder)();
  const disk = join(folder, '..');
  expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
  expect(() => lockFolder(folder)).toThrow(/Kontor cannot use the data folder .*: its disk is read-only/);
});

test.skipIf(!canMount)('a data folder on a disk that is full to the last byte is used like any other', () => {
  const { folder, fill } = smallDisk(1);
  lockFolder(folder)();
  fill(0);
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/Another Kontor/);
  release();
});
