// The log of `kontor start`: lines of JSON on the standard output.
import { pino } from 'pino';
import type { Log } from '../core/log.ts';
import type { Environment } from './environment.ts';
import { type LogDestination, logDestination } from './log-destination.ts';

export interface ProcessLog extends Log {
  drain: LogDestination['drain'];
}

export function createLog(level: Environment['KONTOR_LOG']): ProcessLog {
  // Node makes a pipe non-blocking when its stream is asked for, and not before.
  const { fd } = process.stdout;
  const destination = logDestination({
    fd,
    now: Date.now,
    report(lines, since) {
      const time = new Date().toISOString();
      const msg = `${lines} lines could not be logged since ${since.toISOString()}: nobody read them, or the disk was full.`;
      return `${JSON.stringify({ level: pino.levels.values.warn, time, lines, since, msg })}\n`;
    },
  });
  process.once('exit', destination.end);
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Settings and headers are never logged; should one slip in, its secrets still do not.
      redact: ['*.password', '*.clientSecret', '*.accessToken', '*.authorization', '*.key'],
    },
    destination,
  );
  return Object.assign(log, { drain: destination.drain });
}
