// Leaves a system alone that has failed many times in a row, or that takes requests and does not answer, and tries with
// one request whether it is back. What was not sent because of that is known not to have been sent.
import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IBreaker,
} from 'cockatiel';
import { type Clock, systemClock } from '../core/clock.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import type { HttpReply, HttpRequest, Send } from './send.ts';
import { say } from './sentences.ts';
import { steadyBackoff } from './steady-backoff.ts';

export interface BreakerOptions {
  /** So many failures in a row open it; 10 when left out. */
  failures?: number;
  /** Nothing is sent while three requests have waited for so long and no answer of any kind has come. In milliseconds. */
  hangsAfterMs?: number;
  /** The first and the longest pause before a probe, in milliseconds. */
  pauseMs?: { first: number; longest: number };
  /** Gives the monotonic reading that pauses are measured with; the machine's when left out. */
  clock?: Clock;
  /** Told when it opens, and when a probe has closed it again. */
  onChange?: ((state: 'open' | 'closed') => void) | undefined;
}

export interface BreakerSend extends Send {
  state(): 'closed' | 'open' | 'probing';
}

/** So many that wait in vain tell as much as all the failures: each of them has taken its whole time. */
const unanswered = 3;

/** The gateway is there, what is behind it is not. 503 is a matter of pace, 500 one of the request. */
const gone = new Set([502, 504]);

/** What was not sent, and what the caller broke off, says nothing about the system. */
const saysNothing = ({ kind, code }: KontorError) => kind === 'input' || code === 'not-sent';

/** Throws `unavailable/breaker-open` while it is open. */
export function withBreaker(send: Send, options: BreakerOptions = {}): BreakerSend {
  const { failures = 10, hangsAfterMs = 10_000, clock = systemClock, onChange } = options;
  const { pauseMs = { first: 1_000, longest: 15_000 } } = options;
  const waiting = unansweredRequests(hangsAfterMs, clock);
  let hangs = false;
  let looking: NodeJS.Timeout | undefined;
  const policy = circuitBreaker(
    // Reads say `unavailable` when the system does not answer, writes `uncertain`.
    handleWhen(error => {
      const failed = toKontorError(error);
      const { kind, code } = failed;
      // Of a probe cockatiel takes everything else for a success, and a system that has not answered is not back.
      if (saysNothing(failed)) return policy.state === CircuitState.HalfOpen;
      // One that answers too much does answer.
      return (kind === 'unavailable' || kind === 'uncertain') && code !== 'answer-too-large';
    }).orWhenResult(reply => gone.has((reply as HttpReply).status)),
    {
      breaker: failuresInARow(failures, waiting.timeouts),
      halfOpenAfter: steadyBackoff(
        new ExponentialBackoff({ initialDelay: pauseMs.first, maxDelay: pauseMs.longest }),
        clock,
      ),
    },
  );
  if (onChange) {
    policy.onBreak(() => onChange('open'));
    policy.onReset(() => onChange('closed'));
  }
  const openError = (request: HttpRequest, how: Reason) =>
    say.error('breaker-open', { host: new URL(request.url).host, how }, { retryAfterMs: pauseMs.first });
  const hangsNow = (): boolean => {
    if (hangs === waiting.inVain()) return hangs;
    hangs = !hangs;
    // When those that wait have ended in vain, their failures have opened it.
    if (policy.state === CircuitState.Closed) onChange?.(hangs ? 'open' : 'closed');
    return hangs;
  };
  /** When all slots wait, no request comes or ends that would notice it. */
  const lookLater = (): void => {
    if (looking || hangs || !waiting.areMany()) return;
    looking = setTimeout(() => {
      looking = undefined;
      hangsNow();
      lookLater();
    }, hangsAfterMs).unref();
  };
  const sending: Send = async request => {
    if (hangsNow())
      throw openError(request, say.reason('hangs', { requests: unanswered, seconds: hangsAfterMs / 1000 }));
    try {
      return await policy.execute(() => {
        const reply = waiting.during(() => send(request));
        lookLater();
        return reply;
      });
    } catch (thrown) {
      if (!(thrown instanceof BrokenCircuitError)) throw thrown;
      throw openError(request, say.reason('failed-in-a-row', { times: failures }));
    } finally {
      hangsNow();
    }
  };
  return Object.assign(sending, {
    state: () =>
      policy.state === CircuitState.Closed && !hangs
        ? ('closed' as const)
        : policy.state === CircuitState.HalfOpen
          ? ('probing' as const)
          : ('open' as const),
  });
}

/** Opens after so many failures with no success between them, and after fewer when they are timeouts. */
function failuresInARow(most: number, timeouts: () => number): IBreaker {
  let failures = 0;
  return {
    // For keeping it across restarts, which nobody does.
    state: undefined,
    success() {
      failures = 0;
    },
    failure: () => ++failures >= most || timeouts() >= unanswered,
  };
}

interface Unanswered {
  during(send: () => Promise<HttpReply>): Promise<HttpReply>;
  /** Whether so many wait that they may wait in vain. */
  areMany(): boolean;
  /** Whether enough of them have waited for long, and none of any age was answered since. */
  inVain(): boolean;
  /** How many have waited for their whole time since the last answer. */
  timeouts(): number;
}

function unansweredRequests(longMs: number, clock: Clock): Unanswered {
  const since = new Set<{ at: number }>();
  let lastAnswer = Number.NEGATIVE_INFINITY;
  let timeouts = 0;
  return {
    async during(send) {
      const one = { at: clock.elapsed() };
      since.add(one);
      try {
        const reply = await send();
        lastAnswer = clock.elapsed();
        timeouts = 0;
        return reply;
      } catch (thrown) {
        if (toKontorError(thrown).details.failure === 'timeout') timeouts++;
        throw thrown;
      } finally {
        since.delete(one);
      }
    },
    timeouts: () => timeouts,
    areMany: () => since.size >= unanswered,
    inVain() {
      const long = clock.elapsed() - longMs;
      if (lastAnswer > long || since.size < unanswered) return false;
      // In the order in which they were sent.
      return [...since].slice(0, unanswered).every(({ at }) => at <= long);
    },
  };
}
