// Links the libraries of the packaged binaries into one folder. npm packs no symlinks, and the package's install script
// may not have run, or its folder may be read-only; so Kontor makes the links anew at each start.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackagedLibraries } from './binaries.ts';

export interface LibraryLinks {
  folder: string;
  /** Makes them anew. */
  make(): void;
  remove(): void;
}

/**
 * `wanted` is the folder to link into. One whose path holds a separator of library paths cannot be named to the
 * loader; then the links go into the temporary folder. `give` hands the folder to the user that runs the programs.
 */
export function linkLibraries(
  { folder, aliases }: PackagedLibraries,
  wanted: string,
  give: (path: string) => void,
): LibraryLinks {
  const own = !/[:;]/.test(wanted);
  const to = own ? wanted : mkdtempSync(join(tmpdir(), 'kontor-libraries-'));
  // All of them, not only the aliases: a library that is found by a link looks for others where the link is.
  const all = new Map(
    readdirSync(folder)
      .filter(name => /\.(so|dylib)(\.|$)/.test(name))
      .map(name => [name, join(folder, name)]),
  );
  for (const { name, file } of aliases) all.set(name, file);
  const make = () => {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { mode: 0o755 });
    give(to);
    for (const [name, file] of all) symlinkSync(file, join(to, name));
  };
  make();
  return { folder: to, make, remove: own ? () => {} : () => rmSync(to, { recursive: true, force: true }) };
}

/** The variable by which the loader of this system is told of the folder. */
export function libraryPath(folder: string): Record<string, string> {
  return process.platform === 'darwin' ? { DYLD_LIBRARY_PATH: folder } : { LD_LIBRARY_PATH: folder };
}
