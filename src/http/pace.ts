// Keeps the number of exchanges with one system within bounds that follow how well it answers, and stands still while the
// system asks for it.
import PQueue from 'p-queue';
import type { Clock } from '../core/clock.ts';
import { KontorError } from '../core/errors.ts';
import { adaptiveLimit, fixedLimit } from './adaptive-limit.ts';
import { askedToWaitMs } from './asked-to-wait.ts';
import { callContext } from './call-context.ts';
import type { HttpReply, HttpRequest, Send } from './send.ts';

export interface PaceOptions {
  /** At most so many at the same time. */
  concurrency: number;
  /** Whether to find out how many of them the system can take; else it is always the most. */
  adaptive: boolean;
  clock: Clock;
  /** Waits longer than this are cut, so that a nonsense header cannot stop a connection for a day. */
  maxWaitMs: number;
  /** At most so many requests in a stretch of time, however fast they are answered. */
  budget?: RequestBudget | undefined;
}

export interface RequestBudget {
  requests: number;
  perMs: number;
}

export interface Paced extends Send {
  state(): PaceState;
}

export interface PaceState {
  /** How many may be under way at the same time, at present. */
  limit: number;
  underWay: number;
  waiting: number;
  /** Until when nothing is sent because the system asked for a pause; milliseconds since 1970. */
  pausedUntil: number | undefined;
}

const inTurn = { priority: 0 };
const ahead = { priority: 1 };

/** Throws `limited/no-turn` for what would rather be refused than wait. */
export function paced(send: Send, { concurrency, adaptive, clock, maxWaitMs, budget }: PaceOptions): Paced {
  const limit = adaptive ? adaptiveLimit(concurrency) : fixedLimit(concurrency);
  const queue = new PQueue({
    concurrency: limit.current(),
    ...(budget ? { intervalCap: budget.requests, interval: budget.perMs, strict: true } : {}),
  });
  let resumeAt = 0;
  const standStill = (waitMs: number) => {
    const until = clock.now() + Math.min(waitMs, maxWaitMs);
    if (until <= resumeAt) return;
    resumeAt = until;
    queue.pause();
    setTimeout(() => {
      if (clock.now() >= resumeAt - 1) queue.start();
    }, until - clock.now()).unref();
  };
  const sendNow = async (request: HttpRequest): Promise<HttpReply> => {
    const sentAt = performance.now();
    const wasFull = queue.pending >= limit.current();
    const reply = await send(request);
    const now = performance.now();
    const waitMs = askedToWaitMs(reply, clock.now());
    if (reply.status === 429 || reply.status === 503) limit.overloaded(sentAt, now);
    else {
      const what = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write';
      limit.answered({ what, tookMs: now - sentAt, wasFull });
    }
    if (queue.concurrency !== limit.current()) queue.concurrency = limit.current();
    if (waitMs !== undefined && waitMs > 0) standStill(waitMs);
    return reply;
  };
  const sending: Send = async request => {
    const passes = callContext().pace === 'pass';
    if (passes && (queue.isPaused || queue.isRateLimited)) {
      throw new KontorError(
        'limited',
        'no-turn',
        'The system is to be left alone for a moment; nothing was sent.',
        {
          retryAfterMs: Math.max(1_000, resumeAt - clock.now()),
          next: 'Wait as long as Retry-After says, or let Kontor wait: Kontor-Pace: queue.',
        },
      );
    }
    // It starts in the caller's context, whenever that is.
    return queue.add(() => sendNow(request), passes ? ahead : inTurn);
  };
  return Object.assign(sending, {
    state: () => ({
      limit: limit.current(),
      underWay: queue.pending,
      waiting: queue.size,
      pausedUntil: resumeAt > clock.now() ? resumeAt : undefined,
    }),
  });
}
