// Ties a child process to this one: however Kontor ends, also by SIGKILL, the child gets a SIGINT.
import { spawnSync } from 'node:child_process';

/**
 * Kontor holds the other end of the child's standard input. A watcher reads from it, and gets the end of file when
 * Kontor is gone. It is forked twice, because PostgreSQL takes every child of its own for one of its workers. The
 * program replaces the shell, so that its process id and exit code are the child's.
 */
const watch = 'exec 3<&0; ((read x <&3; kill -INT $$) >/dev/null 2>&1 &); exec 3<&-; exec "$@" </dev/null';

/** The command line that starts the program tied; on Windows, which has neither signals nor a shell, as it is. */
export function endingWithKontor(program: string, args: readonly string[]): [string, string[]] {
  if (process.platform === 'win32') return [program, [...args]];
  const watched = ['sh', '-c', watch, 'kontor-postgres', program, ...args];
  const [first = '', ...rest] = kernelTells() ? ['setpriv', '--pdeathsig', 'INT', '--', ...watched] : watched;
  return [first, rest];
}

let told: boolean | undefined;

/** Where the kernel itself can tell the child, it also does so when the watcher was killed. */
function kernelTells(): boolean {
  told ??= spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], { stdio: 'ignore' }).status === 0;
  return told;
}
