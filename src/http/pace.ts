// Keeps the number of exchanges with one system within bounds that follow how well it answers, and stands still while the
// system asks for it.
import PQueue from 'p-queue';
import type { Clock } from '../core/clock.ts';
import type { KontorError } from '../core/errors.ts';
import { busyError, limited, longestTurnMs } from '../core/limited.ts';
import { adaptiveLimit, fixedLimit } from './adaptive-limit.ts';
import { askedToWaitMs } from './asked-to-wait.ts';
import { callContext } from './call-context.ts';
import type { HttpReply, HttpRequest, Send } from './send.ts';

export interface PaceOptions {
  /** At most so many at the same time. */
  concurrency: number;
  /** Whether to find out how many of them the system can take; else it is always the most. */
  adaptive: boolean;
  /** Pauses are measured with its monotonic reading. */
  clock: Clock;
  /** At most so many requests in a stretch of time, however fast they are answered. */
  budget?: RequestBudget | undefined;
  /** Told of a pause that is longer than a request waits for its turn, in milliseconds. */
  onLimit?: ((waitMs: number) => void) | undefined;
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
  /** For how long nothing is sent, in milliseconds. */
  pausedMs: number;
}

/** More steps than any work has. */
const ahead = 1_000;
/** A clock that is moved by a test is looked at so often. */
const lookEveryMs = 250;

/**
 * Throws `limited/no-turn` for what would rather be refused than wait, and `limited/limited` for everybody who would wait
 * for longer than a moment because the system has asked to be left alone. After such a pause one request goes ahead; the
 * others follow when it was answered.
 */
export function paced(send: Send, options: PaceOptions): Paced {
  const { concurrency, adaptive, clock, budget, onLimit } = options;
  const limit = adaptive ? adaptiveLimit(concurrency) : fixedLimit(concurrency);
  const queue = new PQueue({ concurrency: limit.current() });
  const spend = budget && spending(budget);
  /** Those who wait for their turn. */
  const waiting = new Set<(why: KontorError) => void>();
  let resumeAt = Number.NEGATIVE_INFINITY;
  let limitedUntil = Number.NEGATIVE_INFINITY;
  /** The pause was a long one, and no answer has come since. */
  let careful = false;
  const leftMs = (until: number) => until - clock.elapsed();
  let timer: NodeJS.Timeout | undefined;
  const lookIn = (ms: number) => {
    timer = setTimeout(resume, Math.min(ms, lookEveryMs));
    // A pause that nobody waits for keeps no process alive.
    if (waiting.size === 0) timer.unref();
  };
  const resume = () => {
    const left = leftMs(resumeAt);
    if (left > 0) lookIn(left);
    else queue.start();
  };
  const standStill = (waitMs: number) => {
    const until = clock.elapsed() + waitMs;
    if (until <= resumeAt) return;
    resumeAt = until;
    if (queue.isPaused) return;
    queue.pause();
    lookIn(waitMs);
  };
  const leaveAlone = (waitMs: number, url: string) => {
    limitedUntil = Math.max(limitedUntil, clock.elapsed() + waitMs);
    careful = true;
    queue.concurrency = 1;
    onLimit?.(waitMs);
    queue.clear();
    for (const refuse of waiting) refuse(limited(new URL(url).host, waitMs));
    waiting.clear();
  };
  const sendNow = async (request: HttpRequest): Promise<HttpReply> => {
    const sentAt = clock.elapsed();
    const wasFull = queue.pending >= limit.current();
    const waitForBudget = spend?.(sentAt);
    if (waitForBudget !== undefined) standStill(waitForBudget);
    const reply = await send(request);
    const now = clock.elapsed();
    const waitMs = askedToWaitMs(reply, clock.now());
    if (reply.status === 429 || reply.status === 503) limit.overloaded(sentAt, now);
    else {
      const what = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write';
      limit.answered({ what, tookMs: now - sentAt, wasFull });
      // What left before the pause was asked for says nothing about it.
      if (sentAt >= limitedUntil) careful = false;
    }
    if (!careful && queue.concurrency !== limit.current()) queue.concurrency = limit.current();
    if (waitMs !== undefined && waitMs > longestTurnMs) leaveAlone(waitMs, request.url);
    if (waitMs !== undefined && waitMs > 0) standStill(waitMs);
    return reply;
  };
  const sending: Send = async request => {
    const { pace, work } = callContext();
    const passes = pace === 'pass';
    if (passes && queue.isPaused) throw busyError(leftMs(resumeAt));
    const limitedMs = leftMs(limitedUntil);
    if (limitedMs > longestTurnMs) throw limited(new URL(request.url).host, limitedMs);
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      if (queue.isPaused) timer?.ref();
      const begin = () => {
        waiting.delete(reject);
        return sendNow(request);
      };
      // It starts in the caller's context, whenever that is.
      // The next step of what has begun goes first: with a small quota, nothing would ever end if all had to begin before.
      const priority = passes ? ahead : (work?.requests ?? 0);
      if (work) work.requests = Math.min(work.requests + 1, ahead - 1);
      queue.add(begin, { priority }).then(resolve, reject);
    });
  };
  return Object.assign(sending, {
    state: () => ({
      limit: limit.current(),
      underWay: queue.pending,
      waiting: queue.size,
      pausedMs: Math.max(0, leftMs(resumeAt)),
    }),
  });
}

/** Answers a function that is told when a request leaves, and answers how long the next has to wait, if it has to. */
function spending({ requests, perMs }: RequestBudget): (sentAt: number) => number | undefined {
  const sent: number[] = [];
  return sentAt => {
    sent.push(sentAt);
    if (sent.length < requests) return undefined;
    const waitMs = (sent.shift() ?? sentAt) + perMs - sentAt;
    return waitMs > 0 ? waitMs : undefined;
  };
}
