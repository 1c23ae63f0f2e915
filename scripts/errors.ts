// The errors that Kontor can throw: each code with its kind, its sentence and what to do.
import { ownConnectors } from '../src/app.ts';
import type { ErrorKind } from '../src/core/errors.ts';
import { ownFlows } from '../src/flows/own-flows.ts';
import { wordingOf } from '../src/wording.ts';

export interface ErrorCode {
  code: string;
  kind: ErrorKind;
  /** With `{name}` where something is filled in. */
  says: string;
  next: string;
}

export function errorCodes(): ErrorCode[] {
  const { en, kinds } = wordingOf([...ownConnectors, ...ownFlows]);
  return Object.entries(kinds)
    .map(([code, kind]) => {
      const [says = '', next = ''] = [en[code] ?? ''].flat();
      return { code, kind, says, next };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
