// An id that a caller has named, and that names nothing.
import type { KontorError } from './errors.ts';
import { say } from './own-sentences.ts';

type Named =
  | 'connection'
  | 'destination'
  | 'flow'
  | 'posting'
  | 'tenant'
  | 'key'
  | 'change-request'
  | 'set-aside';

/** `missing/no-<what>` */
export const noSuch = (what: Named, id: string): KontorError => say.error(`no-${what}`, { id });
