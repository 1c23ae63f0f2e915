// Leaves a system alone that has failed many times in a row, and tries with one request whether it is back. What was not
// sent because of that is known not to have been sent.
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import { KontorError, toKontorError } from '../core/errors.ts';
import type { HttpReply, Send } from './send.ts';

export interface BreakerOptions {
  /** So many failures in a row open it; 10 when left out. */
  failures?: number;
  /** The first and the longest pause before a probe, in milliseconds. */
  pauseMs?: { first: number; longest: number };
  /** Told when it opens, and when a probe has closed it again. */
  onChange?: ((state: 'open' | 'closed') => void) | undefined;
}

export interface Broken extends Send {
  state(): 'closed' | 'open' | 'probing';
}

/** The gateway is there, what is behind it is not. 503 is a matter of pace, 500 one of the request. */
const gone = new Set([502, 504]);

/** Throws `unavailable/resting` while it is open. */
export function withBreaker(send: Send, options: BreakerOptions = {}): Broken {
  const { failures = 10, pauseMs = { first: 1_000, longest: 15_000 }, onChange } = options;
  const policy = circuitBreaker(
    // Reads say `unavailable` when the system does not answer, writes `uncertain`.
    // What was not sent says nothing about the system.
    handleWhen(error => {
      const { kind, code } = toKontorError(error);
      return (kind === 'unavailable' || kind === 'uncertain') && code !== 'not-sent';
    }).orWhenResult(reply => gone.has((reply as HttpReply).status)),
    {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: pauseMs.first,
        maxDelay: pauseMs.longest,
      }),
    },
  );
  if (onChange) {
    policy.onBreak(() => onChange('open'));
    policy.onReset(() => onChange('closed'));
  }
  const sending: Send = async request => {
    try {
      return await policy.execute(() => send(request));
    } catch (thrown) {
      if (!(thrown instanceof BrokenCircuitError)) throw thrown;
      throw new KontorError(
        'unavailable',
        'resting',
        `${new URL(request.url).host} has failed ${failures} times in a row and is left alone for a moment; nothing was sent.`,
        {
          retryAfterMs: pauseMs.first,
          next: 'Kontor tries again by itself. If it lasts, look at the system and at what lies between.',
        },
      );
    }
  };
  return Object.assign(sending, {
    state: () =>
      policy.state === CircuitState.Closed
        ? ('closed' as const)
        : policy.state === CircuitState.HalfOpen
          ? ('probing' as const)
          : ('open' as const),
  });
}
