// Why an address cannot be listened on, in a sentence.

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
    const why: Record<string, string> = {
      EADDRINUSE: 'another program listens there already',
      EACCES: 'this user may not listen there',
      EADDRNOTAVAIL: 'this machine has no such address',
      ENOTFOUND: 'there is no such name',
      EAI_AGAIN: 'the name could not be looked up',
    };
    const words = (cause.code && why[cause.code]) || cause.message;
    throw say.error('port', { host, port, words }, { cause });
  };
}
