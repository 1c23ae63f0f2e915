// Examinations, and the services that they look at.
import type { examinationRoutes } from '../../contract/examinations.ts';
import type { serviceRoutes } from '../../contract/services.ts';
import { saidAll, shownReason } from '../../core/reasons.ts';
import type { Examination } from '../../gateway/examinations.ts';
import { type Handlers, pagedBy, type SpeakingGateway, viewOf } from '../handlers.ts';

export function examinationHandlers({
  examinations,
  services,
  speak,
}: SpeakingGateway): Pick<Handlers, keyof typeof examinationRoutes | keyof typeof serviceRoutes> {
  const view = (row: Examination) => ({
    ...viewOf(row),
    ...shownReason(row.error, speak, 'error'),
    services: row.services.map(({ title, reason, sets, ...service }) => ({
      ...service,
      title: speak(title),
      ...shownReason(reason, speak),
      sets: sets.map(set => ({ ...set, ...shownReason(set.reason, speak) })),
    })),
    fixes: saidAll(row.fixes, speak),
  });
  return {
    startExamination: async ({ caller, params }) => view(await examinations.start(caller, params.id)),
    getExamination: async ({ caller, params }) =>
      view(await examinations.get(caller, params.id, params.examination)),
    async listServices({ caller, params, query: { cursor, limit } }) {
      const known = (await services(caller, params.id)).known();
      const from = known.findIndex(({ name }) => name === cursor) + 1;
      const shown = known.slice(from, from + limit).map(one => ({ ...one, title: speak(one.title) }));
      return pagedBy(shown, limit, ({ name }) => name);
    },
    getService: async ({ caller, params, query }) =>
      (await services(caller, params.id)).describe(params.service, { types: query.types === 'true' }),
    async listServiceRecords({ caller, params, query: { cursor = '0', limit, count, ...query } }) {
      const skip = Number(cursor);
      const asked = { ...query, skip, limit, count: count === 'true' };
      const page = await (await services(caller, params.id)).list(params.service, params.set, asked);
      return { ...page, next_cursor: page.result.length < limit ? null : String(skip + limit) };
    },
    getServiceRecord: async ({ caller, params, query }) =>
      (await services(caller, params.id)).get(params.service, params.set, params.key, query),
  };
}
