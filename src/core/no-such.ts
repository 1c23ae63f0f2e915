// An id that a caller has named, and that names nothing.
import type { KontorError } from './errors.ts';
import { say } from './own-sentences.ts';

const codes = {
  connection: 'no-connection',
  destination: 'no-destination',
  flow: 'no-flow',
  posting: 'no-posting',
  call: 'no-call',
  run: 'no-run',
  tenant: 'no-tenant',
  key: 'no-key',
  'browser-session': 'no-browser-session',
  'change-request': 'no-change-request',
  'set-aside': 'no-set-aside',
  'bulk-plan': 'no-bulk-plan',
} as const;

/** `missing/no-<what>` */
export const noSuch = (what: keyof typeof codes, id: string): KontorError => say.error(codes[what], { id });
