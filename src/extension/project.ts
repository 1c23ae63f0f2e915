// Reads a project folder: the connectors and flows that a user adds, and the scenarios of these flows. The modules of the folder run in this process,
// with all its rights.
import { globSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { AnyConnector } from '../connections/any-connector.ts';
import type { Reason } from '../core/reasons.ts';
import type { Flow } from '../models/flow.ts';
import { checkApi, type Extension, mistakesOf, refuseMistakes } from './extension.ts';
import { type Misplaced, misplacedIn } from './misplaced.ts';
import { say } from './sentences.ts';

export interface Project {
  extension: Extension;
  /** The folder that holds one folder of scenarios for each flow. */
  samples: string;
  /** What Kontor has not loaded, although it seems to be a connector or a flow. */
  misplaced: Misplaced[];
}

/**
 * Connectors are in `connectors/deskly/connector.ts` or `connectors/deskly.ts`, flows in `flows/contact-to-partner.ts`. Throws
 * `config/no-project`, `config/other-extension-api`, `config/project-not-installed`, `config/project-of-another-kontor`, `config/broken-module`,
 * `config/types-not-erasable`,
 * `config/nothing-exported`, `config/extension-refused`.
 */
export async function readProject(given: string): Promise<Project> {
  const folder = resolve(given);
  const { name, api } = manifestOf(folder);
  checkApi({ name, api });
  checkInstalled(folder);
  const mistakes: Reason[] = [];
  const loaded: string[] = [];
  const partsOf = async <Part extends AnyConnector | Flow>(
    kind: 'connector' | 'flow',
    places: string[],
    is: Is<Part>,
  ) => {
    const files = modulesIn(folder, places);
    loaded.push(...files);
    const found = await exportsOf(files, kind, is);
    for (const { file, part } of found) mistakes.push(...mistakesOf(kind, part, relative(folder, file)));
    return found.map(({ part }) => part);
  };
  const connectors = await partsOf('connector', ['connectors/*/connector', 'connectors/*'], isConnector);
  const flows = await partsOf('flow', ['flows/*'], isFlow);
  refuseMistakes(name, mistakes);
  return {
    extension: { name, api, connectors, flows },
    samples: join(folder, 'flows/samples'),
    misplaced: misplacedIn(folder, loaded),
  };
}

const manifest = z.object({ name: z.string().optional(), kontor: z.object({ extensionApi: z.number() }) });

function manifestOf(folder: string): { name: string; api: number } {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch (cause) {
    throw say.error('no-project', { folder, why: say.reason('no-package') }, { cause });
  }
  const { data } = manifest.safeParse(text);
  if (!data) throw say.error('no-project', { folder, why: say.reason('no-version') });
  return { name: data.name ?? basename(folder), api: data.kontor.extensionApi };
}

/** A folder with another copy of Kontor is refused: one copy does not recognise the errors of another. */
function checkInstalled(folder: string): void {
  const building = fileURLToPath(
    new URL(`../connectors/index${extname(import.meta.filename)}`, import.meta.url),
  );
  let theirs: string;
  try {
    theirs = createRequire(join(folder, 'package.json')).resolve('kontor/connector');
  } catch (cause) {
    throw say.error('project-not-installed', { folder }, { cause });
  }
  if (realpathSync(theirs) === realpathSync(building)) return;
  const packageOf = (file: string) => dirname(dirname(dirname(file)));
  throw say.error('project-of-another-kontor', {
    folder,
    theirs: packageOf(theirs),
    own: packageOf(building),
  });
}

const modulesIn = (folder: string, places: string[]): string[] =>
  places
    .flatMap(place => globSync(`${place}.{ts,js,mjs}`, { cwd: folder }))
    .filter(file => !/\.(test|d)\.\w+$/.test(file))
    .toSorted()
    .map(file => join(folder, file));

type Is<Part> = (value: object) => value is Part & object;

async function exportsOf<Part>(
  files: string[],
  what: string,
  is: Is<Part>,
): Promise<{ file: string; part: Part }[]> {
  const all: { file: string; part: Part }[] = [];
  for (const file of files) {
    const loaded: object = await import(pathToFileURL(file).href).catch(cause => {
      const code = isNotErasable(cause) ? 'types-not-erasable' : 'broken-module';
      throw say.error(code, { file, text: String((cause as Error).message ?? cause) }, { cause });
    });
    const parts = Object.values(loaded).filter(
      (value): value is Part & object => typeof value === 'object' && value !== null && is(value),
    );
    if (parts.length === 0) throw say.error('nothing-exported', { file, what });
    all.push(...parts.map(part => ({ file, part })));
  }
  return all;
}

/** Node only removes types, and refuses what would have to be compiled. */
const isNotErasable = (cause: unknown) =>
  (cause as NodeJS.ErrnoException | null)?.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';

/** What lacks something is one, too: then Kontor says what. */
const hasOne = (value: object, names: readonly string[]) => names.some(name => name in value);
const isConnector = (value: object): value is AnyConnector =>
  'connect' in value && hasOne(value, ['settings', 'secrets', 'identity', 'origin']);
const isFlow = (value: object): value is Flow =>
  hasOne(value, ['run', 'businessKey']) && hasOne(value, ['on', 'posts', 'needs', 'settings']);
