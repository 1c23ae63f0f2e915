// Parses long metadata in a thread of its own: the largest services would stop everybody else for a second and more.
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KontorError, type KontorErrorOptions } from '../../core/errors.ts';
import { say } from '../sentences.ts';
import type { ServiceModel } from './model.ts';
import { parseMetadata } from './parse-metadata.ts';
import { badMetadata } from './xml.ts';

/** Shorter ones take less than a tenth of a second here; to start a thread takes as long. */
const maxParsedHere = 256 * 1024;
/** Of the thread. To parse a document takes up to 45 times its text, 181 MB at most (decision 33). */
const heapMb = 512;

export type Parsed =
  | { model: ServiceModel }
  | { kind: KontorError['kind']; code: string; message: string; options: KontorErrorOptions };

let before: Promise<unknown> = Promise.resolve();

/** Throws `config/bad-metadata`, as `parseMetadata` does. Long documents are parsed one after the other. */
export async function parseAside(text: string): Promise<ServiceModel> {
  if (text.length <= maxParsedHere) return parseMetadata(text);
  const parsing = before.then(() => inThread(text));
  before = parsing.catch(() => {});
  const parsed = await parsing;
  if ('model' in parsed) return parsed.model;
  throw new KontorError(parsed.kind, parsed.code, parsed.message, parsed.options);
}

function inThread(text: string): Promise<Parsed> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, `parse-thread${extname(import.meta.filename)}`);
    const thread = new Worker(script, {
      workerData: text,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    thread.once('message', resolve);
    thread.once('error', thrown => reject(badMetadata(say.reason('too-large-to-parse'), thrown)));
    thread.once('exit', () => reject(badMetadata(say.reason('not-parsed'))));
  });
}
