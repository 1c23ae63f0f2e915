// What runs in the thread of `parse-aside.ts`: one document, one answer.
import { parentPort, workerData } from 'node:worker_threads';
import { toKontorError } from '../../core/errors.ts';
import type { Parsed } from './parse-aside.ts';
import { parseMetadata } from './parse-metadata.ts';

const parsed = (): Parsed => {
  try {
    return { model: parseMetadata(workerData as string) };
  } catch (thrown) {
    const { kind, code, message, details, next, params } = toKontorError(thrown);
    return {
      kind,
      code,
      message,
      options: {
        details,
        ...(next === undefined ? {} : { next }),
        ...(params === undefined ? {} : { params }),
      },
    };
  }
};
parentPort?.postMessage(parsed());
