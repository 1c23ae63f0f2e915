// How far long work has come: a bar on a terminal, which is cleared when it ends, otherwise a line now and then, so that a log
// shows it too.
import { SingleBar } from 'cli-progress';

export interface Progress {
  show(done: number, total: number, sentence: string): void;
  stop(): void;
}

const lineEveryMs = 15_000;

/** On stderr: stdout is for the result. `silent`: the caller is a machine, lines are left out unless it is a terminal. */
export function startProgress(silent: boolean): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar({
      format: '[{bar}] {value}/{total}  {sentence}',
      barsize: 30,
      clearOnComplete: true,
    });
    bar.start(0, 0, { sentence: '' });
    return {
      show(done, total, sentence) {
        bar.setTotal(total);
        bar.update(done, { sentence });
      },
      stop: () => bar.stop(),
    };
  }
  // What is quickly done needs no line.
  let next = performance.now() + lineEveryMs;
  return {
    show(done, total, sentence) {
      if (silent || performance.now() < next) return;
      next = performance.now() + lineEveryMs;
      process.stderr.write(`${done}/${total}  ${sentence}\n`);
    },
    stop() {},
  };
}
