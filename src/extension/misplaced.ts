// Modules of a project folder that make a connector or a flow, and stand where Kontor does not look for them.
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { speaker } from '../core/reasons.ts';
import { say } from './sentences.ts';

export interface Misplaced {
  /** From the project folder on. */
  file: string;
  /** Where Kontor looks for it. */
  expected: string;
}

const isForeign = (name: string) => name === 'node_modules' || (name.startsWith('.') && name !== '.');
const isTest = (file: string) => /\.(test|spec|d)\.\w+$/.test(file);
const makesConnector = /\b(?:restConnector|defineConnector)\s*[(<]/;
const makesFlow = /\bdefineFlow\s*[(<]/;

/** `loaded`: the modules that Kontor has loaded. A module that another one imports is shared code. */
export function misplacedIn(folder: string, loaded: readonly string[]): Misplaced[] {
  const modules = globSync('**/*.{ts,mts,cts,js,mjs,cjs}', { cwd: folder, exclude: isForeign })
    .filter(file => !isTest(file))
    .toSorted()
    .map(file => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const isImported = ({ file }: { file: string }) => {
    const name = basename(file).replace(/\.\w+$/, '');
    return modules.some(
      other => other.file !== file && importedIn(other.text).some(path => namedIn(path) === name),
    );
  };
  return modules.flatMap(one => {
    const { file, text } = one;
    const kind = makesFlow.test(text) ? 'flow' : makesConnector.test(text) ? 'connector' : undefined;
    if (kind === undefined || loaded.includes(join(folder, file)) || isImported(one)) return [];
    const own = basename(file).replace(/\.\w+$/, '');
    const within = basename(dirname(file));
    const name = own === 'index' || own === kind ? within : own;
    return [{ file, expected: kind === 'flow' ? `flows/${name}.ts` : `connectors/${name}/connector.ts` }];
  });
}

/** In English, for the log and the command line. */
export const warningOf = ({ file, expected }: Misplaced): string =>
  speaker(say.words.en)(say.reason('misplaced', { file, expected }));

const importedIn = (text: string): string[] =>
  [...text.matchAll(/\bfrom\s*['"](\.{1,2}\/[^'"\n]{1,300})['"]/g)].flatMap(([, path]) => path ?? []);

const namedIn = (path: string): string => basename(path).replace(/\.\w+$/, '');
