// Counts per step of time, for charts. Steps without anything are zeros.
import type { TenantScope } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import type { Store } from '../store/open-store.ts';
import { flowIdsNamed } from './postings.ts';
import { say } from './sentences.ts';

/** How long each is, in seconds. */
export const steps = { '1m': 60, '5m': 300, '1h': 3_600, '1d': 86_400 } as const;

export interface SeriesPoint {
  at: Date;
  stored: number;
  accepted: number;
  parked: number;
  rejected: number;
  events: number;
  /** Of what was accepted, in milliseconds; null: nothing was. */
  lagMedianMs: number | null;
  lagP95Ms: number | null;
}

export interface Series {
  since: Date;
  until: Date;
  points: SeriesPoint[];
}

export const mostPoints = 1_500;

/** Throws `input/series-backwards`, `input/too-many-points`. */
export const seriesReader =
  (store: Pick<Store, 'series' | 'flows'>, clock: Clock) =>
  async (
    scope: TenantScope,
    asked: {
      since: Date;
      until: Date | undefined;
      step: keyof typeof steps;
      /** Id or name. */
      flow: string | undefined;
      connection: string | undefined;
    },
  ): Promise<Series> => {
    const { since, until = new Date(clock.now()), step } = asked;
    const stepSeconds = steps[step];
    const count = Math.ceil((until.getTime() - since.getTime()) / (stepSeconds * 1_000));
    if (count <= 0)
      throw say.error('series-backwards', { since: since.toISOString(), until: until.toISOString() });
    if (count > mostPoints) throw say.error('too-many-points', { points: count, most: mostPoints });
    const flowIds = await flowIdsNamed(store, scope, asked.flow);
    const found = await store.series(
      scope,
      { since, until, stepSeconds },
      { flowIds, connectionId: asked.connection },
    );
    const points = Array.from(
      { length: count },
      (_, at): SeriesPoint => ({
        at: new Date(since.getTime() + at * stepSeconds * 1_000),
        stored: 0,
        accepted: 0,
        parked: 0,
        rejected: 0,
        events: 0,
        lagMedianMs: null,
        lagP95Ms: null,
      }),
    );
    const put = (at: Date, change: Partial<SeriesPoint>) => {
      const point = points[(at.getTime() - since.getTime()) / (stepSeconds * 1_000)];
      if (point) Object.assign(point, change);
    };
    for (const one of found.stored) put(one.step, { stored: one.count });
    for (const { step: at, count: accepted, median, p95 } of found.accepted)
      put(at, { accepted, lagMedianMs: median, lagP95Ms: p95 });
    for (const { step: at, parked, rejected } of found.needing) put(at, { parked, rejected });
    for (const one of found.events) put(one.step, { events: one.count });
    return { since, until, points };
  };
