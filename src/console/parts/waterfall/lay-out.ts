// Calls as bars over time. All bars have one scale; where nothing happened for long the time is cut, so that calls of milliseconds can be
// seen between pauses of hours.
export interface Timed {
  /** Milliseconds since 1970. */
  startedAt: number;
  durationMs: number;
}

export interface Bar<Call> {
  call: Call;
  /** From the beginning of its stretch. */
  afterMs: number;
  /** Of the width of the scale, in per cent. */
  from: number;
  width: number;
}

/** Calls without a long pause between them. */
export interface Stretch<Call> {
  startedAt: number;
  /** So long after the end of the stretch before; null: it is the first. */
  pauseMs: number | null;
  bars: Bar<Call>[];
}

/** A shorter pause is drawn, a longer one is cut. */
const longestDrawnMs = 3_000;

/** The oldest first. `scaleMs`: how long the whole width is. */
export function layOut<Call extends Timed>(
  calls: readonly Call[],
): { stretches: Stretch<Call>[]; scaleMs: number } {
  const stretches: { startedAt: number; endsAt: number; pauseMs: number | null; calls: Call[] }[] = [];
  for (const call of calls.toSorted((one, other) => one.startedAt - other.startedAt)) {
    const endsAt = call.startedAt + call.durationMs;
    const last = stretches.at(-1);
    const pauseMs = last ? call.startedAt - last.endsAt : null;
    if (last && pauseMs !== null && pauseMs <= longestDrawnMs) {
      last.calls.push(call);
      last.endsAt = Math.max(last.endsAt, endsAt);
    } else stretches.push({ startedAt: call.startedAt, endsAt, pauseMs, calls: [call] });
  }
  const scaleMs = Math.max(1, ...stretches.map(({ startedAt, endsAt }) => endsAt - startedAt));
  return {
    scaleMs,
    stretches: stretches.map(({ startedAt, pauseMs, calls: own }) => ({
      startedAt,
      pauseMs,
      bars: own.map(call => {
        const afterMs = call.startedAt - startedAt;
        return {
          call,
          afterMs,
          from: (afterMs / scaleMs) * 100,
          width: (call.durationMs / scaleMs) * 100,
        };
      }),
    })),
  };
}
