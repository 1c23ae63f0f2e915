// Finds what is known about a refusal.

import type { ServiceMessage } from '../../odata/message.ts';
import { catalogue, type Explanation } from './catalogue.ts';

const byCode = new Map(catalogue.flatMap(one => one.codes.map(code => [code, one] as const)));

/** Locks come in many classes, but in few words. */
const lockWords = /currently being processed|already processing|is locked by|being processed by user/i;
const lock = byCode.get('ME/006') as Explanation;

/** Of the first message that is known, or that speaks of a lock; undefined: SAP's own text has to do. */
export function explain(messages: readonly ServiceMessage[]): Explanation | undefined {
  for (const { code } of messages) {
    const known = byCode.get(code);
    if (known) return known;
  }
  return messages.some(message => lockWords.test(message.text)) ? lock : undefined;
}
