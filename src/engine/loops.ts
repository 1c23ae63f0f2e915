// Loops of the engine: work that is done again and again, whatever one of its passes meets.
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

/** Runs `work` again and again with a pause in between. An error is logged and does not end the loop. */
export function every(
  pauseMs: number,
  name: string,
  work: () => Promise<void>,
  log: Log,
): { stop(): Promise<void> } {
  let stopped = false;
  let wakeUp = () => {};
  const run = async () => {
    while (!stopped) {
      await new Promise<void>(done => {
        wakeUp = done;
        setTimeout(done, pauseMs).unref();
      });
      if (stopped) return;
      try {
        await work();
      } catch (thrown) {
        logError(thrown, { loop: name }, log);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      wakeUp();
      await running;
    },
  };
}

export function logError(thrown: unknown, place: object, log: Log): void {
  const { code, message } = toKontorError(thrown);
  log.warn({ code, ...place }, message);
}
