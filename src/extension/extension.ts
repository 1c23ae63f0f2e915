// An extension: connectors and flows that a user adds to Kontor, and the version of the extension API that they are written for.
import type { AnyConnector } from '../connections/any-connector.ts';
import type { Reason } from '../core/reasons.ts';
import type { Flow } from '../models/flow.ts';
import { mistakesInConnector } from '../models/mistakes/in-connector.ts';
import { mistakesInFlow } from '../models/mistakes/in-flow.ts';
import { say as ofMistakes } from '../models/mistakes/sentences.ts';
import { say } from './sentences.ts';

/** The version of `kontor/connector`, `kontor/flow` and `kontor/testing`. docs/guides/extend.md says what may change in which release. */
export const extensionApi = 1;

export interface Extension {
  /** For people: Kontor names the extension in errors. */
  name: string;
  /** The version of the extension API that the extension is written for. */
  api: number;
  /** Kontor refuses a connector or flow whose name is in use already. */
  connectors?: readonly AnyConnector[] | undefined;
  flows?: readonly Flow[] | undefined;
}

/** Throws `config/other-extension-api` unless this Kontor has the version `api`. */
export function checkApi({ name, api }: Pick<Extension, 'name' | 'api'>): void {
  if (api === extensionApi) return;
  throw say.error('other-extension-api', {
    extension: name,
    version: String(api),
    own: String(extensionApi),
  });
}

/** What is wrong with a part of an extension. `file`: where it stands, if that is known. */
export function mistakesOf(kind: 'connector' | 'flow', part: AnyConnector | Flow, file?: string): Reason[] {
  const mistakes = kind === 'connector' ? mistakesInConnector(part) : mistakesInFlow(part);
  const name = String(part.name);
  if (mistakes.length === 0) return [];
  const where =
    file === undefined
      ? say.reason(kind === 'connector' ? 'the-connector' : 'the-flow', { name })
      : say.reason('part-in-file', { file, name });
  return [say.reason('mistakes-in', { where, mistakes })];
}

/** Throws `config/extension-refused` if there are any. */
export function refuseMistakes(extension: string, mistakes: readonly Reason[]): void {
  if (mistakes.length === 0) return;
  throw say.error('extension-refused', { extension, mistakes }, { also: ofMistakes.words.en });
}

/** Throws `config/other-extension-api` and `config/extension-refused`. */
export function checkExtension(extension: Extension): void {
  const { name, connectors = [], flows = [] } = extension;
  checkApi(extension);
  refuseMistakes(name, [
    ...connectors.flatMap(one => mistakesOf('connector', one)),
    ...flows.flatMap(one => mistakesOf('flow', one)),
  ]);
}
