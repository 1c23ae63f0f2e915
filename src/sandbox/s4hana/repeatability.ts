// Repeatable requests, as Gateway has them where an administrator has switched them on: a creation is kept under the id
// that it came with, and the same id is answered with the same answer (S4-93).

import type { Answer } from './fault-injection.ts';
import { SapFault } from './sap-fault.ts';

export interface Repeatability {
  /** Carries out what has not been carried out under this id, and answers the kept answer otherwise. */
  once(headers: Record<string, unknown>, carryOut: () => Answer): Answer;
  /** What a read is told about it. */
  headersFor(headers: Record<string, unknown>): Record<string, string>;
}

/** Ids are kept for a day; who comes later cannot be told from a stranger. */
const keepMs = 86_400_000;

export function openRepeatability(isOn: boolean, now: () => number): Repeatability {
  const kept = new Map<string, Answer>();
  const idOf = (headers: Record<string, unknown>) => (isOn ? headers.requestid : undefined);
  return {
    once(headers, carryOut) {
      const id = idOf(headers);
      if (typeof id !== 'string') return carryOut();
      const createdAt = Date.parse(String(headers.repeatabilitycreation));
      if (!/^[0-9A-F]{32}$/i.test(id) || Number.isNaN(createdAt))
        throw new SapFault(400, '/IWBEP/CM_COS/004', 'RequestID or RepeatabilityCreation is not valid');
      if (now() - createdAt > keepMs)
        throw new SapFault(400, '/IWBEP/CM_COS/005', 'The RequestID is outdated');
      const answer = kept.get(id) ?? carryOut();
      // A refusal changed nothing and may be tried again under the same id.
      if (answer.status < 400) kept.set(id, answer);
      return { ...answer, headers: { ...answer.headers, repeatabilityresult: 'accepted' } };
    },
    headersFor: headers => (idOf(headers) === undefined ? {} : { repeatabilityresult: 'accepted' }),
  };
}
