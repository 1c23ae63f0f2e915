// Counts per step of time.
import type { seriesRoutes } from '../../contract/overview.ts';
import { type Handlers, type SpeakingGateway, viewOf } from '../handlers.ts';

export function seriesHandlers({ series }: SpeakingGateway): Pick<Handlers, keyof typeof seriesRoutes> {
  return {
    async getSeries({ caller, query: { since, until, ...asked } }) {
      const found = await series(caller.sees, {
        since: new Date(since),
        until: until === undefined ? undefined : new Date(until),
        step: asked.step,
        flow: asked.flow,
        connection: asked.connection,
      });
      return {
        since: found.since.toISOString(),
        until: found.until.toISOString(),
        points: found.points.map(viewOf),
      };
    },
  };
}
