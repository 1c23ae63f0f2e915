// Wrong keys, links and cookies are counted by address, so that trying many is refused before anything is looked up.
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { say } from './sentences.ts';

export type Strangers = ReturnType<typeof limitStrangers>;

export function limitStrangers(perMinute: number) {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    /** Throws `limited/too-many-wrong-keys`. */
    async refuseTooMany(ip: string): Promise<void> {
      const tried = await limiter.get(ip);
      if (tried && tried.remainingPoints <= 0)
        throw say.error('too-many-wrong-keys', { retryAfterMs: waitMsOf(tried) });
    },
    async count(ip: string): Promise<void> {
      await limiter.consume(ip).catch(() => undefined);
    },
  };
}

/** The library reads the wall clock: one that was set back must not make the minute longer. */
export const waitMsOf = ({ msBeforeNext }: RateLimiterRes) => Math.min(60_000, Math.max(0, msBeforeNext));
