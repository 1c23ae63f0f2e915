// As root: as whom PostgreSQL runs, and what Kontor says where it cannot.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { privateDatabaseProcess } from '../../../test/private-database.ts';
import { databaseToCopy, isRoot, newFolder, onLinux, usedFolder } from '../../../test/private-folders.ts';
import { layoutOf } from './layout.ts';

databaseToCopy();

describe.skipIf(!isRoot || !onLinux)('as root', () => {
  const how = (said: Record<string, unknown>[]) => said.find(one => 'runsAs' in one)?.runsAs;
  /** Where `unshare` says no, as in a container that forbids it. */
  const withoutNamespaces = () => {
    const bin = newFolder();
    writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  };

  test("PostgreSQL runs in a user namespace, also in a folder that is root's alone", async () => {
    const { opened, said } = privateDatabaseProcess(newFolder('private'));
    await opened;
    expect(how(said)).toBe('user-namespace');
  });

  test('PostgreSQL runs as another user where namespaces are forbidden', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const { opened, said } = privateDatabaseProcess(folder, {}, { env: withoutNamespaces() });
    await opened;
    expect(how(said)).toBe('other-user');
    expect(statSync(layoutOf(folder).data).uid).not.toBe(0);
    // Others may pass through Kontor's folder, and read nothing in it.
    expect(statSync(folder).mode & 0o077).toBe(0o011);
  });

  test('a folder changes from one way to the other, and opens with both', async () => {
    const folder = usedFolder();
    for (const env of [process.env, withoutNamespaces(), process.env]) {
      const { child, opened, ended } = privateDatabaseProcess(folder, {}, { env });
      await opened;
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
  });

  test('Kontor says what to do where neither is possible', async () => {
    const folder = newFolder('deeper');
    chmodSync(join(folder, '..'), 0o700);
    const { opened } = privateDatabaseProcess(folder, {}, { env: withoutNamespaces() });
    await expect(opened).rejects.toMatchObject({
      code: 'user-cannot-reach',
      message: expect.stringMatching(/does not run as root.* cannot reach /),
      next: expect.stringMatching(/start Kontor as an ordinary user/i),
    });
  });

  const daemon = { uid: 1, gid: 1 };
  const reachable = spawnSync(process.execPath, ['--version'], { ...daemon, cwd: '/' }).status === 0;
  if (!reachable) console.info('skipped: "an ordinary user", because other users cannot reach this checkout');

  test.skipIf(!reachable)(
    'PostgreSQL runs as the ordinary user that starts Kontor, and root takes the folder over',
    async () => {
      const folder = newFolder();
      chownSync(folder, daemon.uid, daemon.gid);
      const first = privateDatabaseProcess(folder, {}, daemon);
      await first.opened;
      expect(how(first.said)).toBe('same-user');
      first.child.kill('SIGTERM');
      expect(await first.ended).toBe(0);
      const second = privateDatabaseProcess(folder);
      await second.opened;
      expect(how(second.said)).toBe('other-user');
      expect(statSync(layoutOf(folder).data).uid).toBe(daemon.uid);
    },
  );

  test.skipIf(!reachable)(
    'a user without a name runs PostgreSQL in a namespace where he has one',
    async () => {
      const nameless = { uid: 54_321, gid: 54_321 };
      const folder = newFolder();
      chownSync(folder, nameless.uid, nameless.gid);
      const { opened, said } = privateDatabaseProcess(folder, {}, nameless);
      await opened;
      expect(how(said)).toBe('user-namespace');
    },
  );

  test.skipIf(!reachable)('a folder of another user is refused with a sentence', async () => {
    const folder = newFolder();
    const { opened } = privateDatabaseProcess(folder, {}, daemon);
    await expect(opened).rejects.toMatchObject({
      code: 'data-folder',
      message: expect.stringContaining('this user may not use it'),
    });
  });
});
