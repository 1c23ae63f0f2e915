// Packs the package as it would be published, installs it in an empty folder, and uses it there: the same bytes each time, every export with types that
// a strict project accepts, the project folder that `kontor init` writes, and a demo whose books agree. Exit code 1 when something does not.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'kontor-package-'));
const project = join(place, 'project');
/** Commands of the project see the Node that runs this script. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

interface Packed {
  filename: string;
  size: number;
  entryCount: number;
}

interface Books {
  posted: number;
  currencies: { difference: string }[];
}

function pack(name: string): Packed & { path: string; hash: string } {
  const to = join(place, name);
  mkdirSync(to);
  const [packed] = JSON.parse(run(root, 'npm', 'pack', '--json', '--silent', '--pack-destination', to)) as [
    Packed,
  ];
  const path = join(to, packed.filename);
  return { ...packed, path, hash: createHash('sha256').update(readFileSync(path)).digest('hex') };
}

try {
  const first = pack('first');
  if (first.hash !== pack('second').hash) throw new Error('Two packs of the same commit differ.');
  process.stdout.write(
    `${first.filename}: ${first.entryCount} files, ${Math.round(first.size / 1024)} kB, sha256 ${first.hash}\n`,
  );

  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const tools = ['typescript', '@types/node'].map(name => {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    return `${name}@${version}`;
  });
  run(project, 'npm', 'install', '--ignore-scripts', '--silent', first.path, ...tools);

  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
  };
  const names = Object.keys(exports).filter(name => !name.endsWith('.json'));
  const lines = names.map((name, at) => `export * as part${at} from '${name.replace('.', 'kontor')}';`);
  writeFileSync(join(project, 'index.ts'), `${lines.join('\n')}\n`);
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  const options = ['--noEmit', '--target', 'es2024', '--module', 'nodenext', '--types', 'node', ...strict];
  run(project, 'npx', 'tsc', ...options, 'index.ts');
  const load = names.map(name => `await import('${name.replace('.', 'kontor')}');`).join(' ');
  run(project, 'node', '--input-type=module', '--eval', load);
  process.stdout.write(`Exports with strict types: ${names.join(', ')}\n`);

  run(project, 'npx', 'kontor', 'init', 'own');
  const own = join(project, 'own');
  // In the folder of the project: a published package would be fetched by its version.
  run(own, 'npm', 'install', '--ignore-scripts', '--silent', first.path, ...tools);
  run(own, 'npm', 'run', '--silent', 'check');
  const tested = run(own, 'npm', 'test', '--silent');
  const counted = (what: string) => Number(new RegExp(`^\\S+ ${what} (\\d+)$`, 'm').exec(tested)?.[1]);
  if (counted('fail') !== 0 || counted('pass') === 0) throw new Error(`The tests of the project:\n${tested}`);
  run(own, 'npx', 'kontor', 'flows', 'test', '--project', '.');
  process.stdout.write(
    `The project folder compiles, and its ${counted('pass')} tests of a connector and a flow pass.\n`,
  );

  const demo = ['demo', '--once', '--orders', '20', '--json'];
  const books = JSON.parse(run(project, 'npx', 'kontor', ...demo)) as Books;
  const off = books.currencies.filter(({ difference }) => Number(difference) !== 0);
  if (off.length > 0 || books.posted === 0)
    throw new Error(`The books of the demo differ: ${JSON.stringify(books)}`);
  process.stdout.write('The demo of the installed package ran, and its books agree.\n');
} catch (thrown) {
  process.stderr.write(`${(thrown as Error).message}\n${(thrown as { stdout?: string }).stdout ?? ''}`);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
