// A project folder as a user has it, with the Kontor of this checkout installed in it: its package exports lead to the sources.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const checkout = fileURLToPath(new URL('../', import.meta.url));
const execute = promisify(execFile);

/** In the folder: `npx kontor` and imports of the package work as after `npm install`. */
export function installKontor(folder: string): void {
  const installed = join(folder, 'node_modules/kontor');
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  mkdirSync(installed, { recursive: true });
  symlinkSync(join(checkout, 'src'), join(installed, 'src'));
  const manifest = readFileSync(join(checkout, 'package.json'), 'utf8')
    .replace(/"types": "[^"]*",/g, '')
    .replaceAll(/"\.\/dist\/([^"]*)\.js"/g, '"./src/$1.ts"');
  writeFileSync(join(installed, 'package.json'), manifest);
  const bin = join(folder, 'node_modules/.bin/kontor');
  const main = join(checkout, 'src/cli/main.ts');
  writeFileSync(
    bin,
    `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${main}" "$@"\n`,
  );
  chmodSync(bin, 0o755);
}

export interface Ran {
  code: number;
  output: string;
}

/** In which the programs of the folder are found, and the Node that runs the tests. */
export const environmentIn = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(folder, 'node_modules/.bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
});

/** Runs a block of a guide in the folder. */
export async function runIn(folder: string, block: string, more: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const env = { ...environmentIn(folder), ...more };
  return execute('bash', ['-ec', block], { cwd: folder, env, timeout: 120_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}
