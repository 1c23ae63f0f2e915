// Notices that a clock was set, by comparing it with the monotonic one between two looks. No wait of this process depends on
// the wall clock; but signatures and tokens are judged by it, so a step is worth a line in the log.
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { SharedClock } from '../store/shared-clock.ts';

/** Less is how a clock is kept in step by small corrections. */
const stepMs = 1_000;

/** Answers a look, to be called every second or so. */
export function clockWatch(wall: Clock, shared: SharedClock, log: Log): () => Promise<void> {
  const apart = () => wall.now() - wall.elapsed();
  let last = apart();
  return async () => {
    const step = apart() - last;
    last += step;
    if (Math.abs(step) >= stepMs)
      log.warn(
        { seconds: Math.round(step / 100) / 10 },
        'The clock of this machine was set. Waits are not measured with it; signatures and tokens are judged by it.',
      );
    await shared.look();
  };
}
