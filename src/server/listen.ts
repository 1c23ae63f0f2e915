// Why an address cannot be listened on, in a sentence.
import type { Reason } from '../core/reasons.ts';
import { say } from './sentences.ts';

/** Throws `config/port`. */
export function refusedPort({
  host,
  port,
}: {
  host: string;
  port: number;
}): (cause: NodeJS.ErrnoException) => never {
  return cause => {
    const why: Record<string, Reason> = {
      EADDRINUSE: say.reason('port-taken'),
      EACCES: say.reason('port-not-allowed'),
      EADDRNOTAVAIL: say.reason('no-such-address'),
      ENOTFOUND: say.reason('no-such-host'),
      EAI_AGAIN: say.reason('host-not-looked-up'),
    };
    const known = cause.code === undefined ? undefined : why[cause.code];
    throw say.error('port', { host, port, why: known ?? cause.message }, { cause });
  };
}
