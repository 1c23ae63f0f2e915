// Sets the wall clock of Kontor ahead and back by one or two minutes, at moments that the seed decides.
import { chance } from '../../src/sandbox/faults.ts';
import { pause } from './every.ts';

const minute = 60_000;
/** Together they stay within two minutes of the time: senders of webhooks are refused beyond five. */
const steps = [1, -2, 2, -1, 2, -1, 1, -2].map(minutes => minutes * minute);

/** Until the signal; then the clock is right again. Answers how many steps there were. */
export async function stepClock(
  kontor: { step(ms: number): void },
  seed: string,
  signal: AbortSignal,
): Promise<number> {
  let ahead = 0;
  const step = (ms: number) => {
    ahead += ms;
    kontor.step(ms);
  };
  for (let n = 0; ; n++) {
    await pause(20_000 + 20_000 * chance(`${seed}|step|${n}`), signal);
    if (signal.aborted) {
      step(-ahead);
      return n;
    }
    step(steps[n % steps.length] as number);
  }
}
