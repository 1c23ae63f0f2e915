// The pauses of a circuit breaker, by a clock that nobody can set. cockatiel compares the wall clock with the moment at which
// it opened: set back by an hour, that would leave a system alone for an hour.
import type { IBackoff, IBackoffFactory } from 'cockatiel';
import type { Clock } from '../core/clock.ts';

/** Made when the breaker opens. Its duration is endless until the pause has ended, and less than nothing from then on. */
export function steadyBackoff<Context>(
  pauses: IBackoffFactory<Context>,
  clock: Pick<Clock, 'elapsed'>,
): IBackoffFactory<Context> {
  const steady = (pause: IBackoff<Context>): IBackoff<Context> => {
    const end = clock.elapsed() + pause.duration;
    return {
      get duration() {
        return clock.elapsed() >= end ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      },
      next: context => steady(pause.next(context)),
    };
  };
  return { next: context => steady(pauses.next(context)) };
}
