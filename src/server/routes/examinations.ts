// Examinations, and the services that they look at.
import type { examinationRoutes } from '../../contract/examinations.ts';
import type { serviceRoutes } from '../../contract/services.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, pagedBy, viewOf } from '../handlers.ts';

export function examinationHandlers({
  examinations,
  services,
}: Gateway): Pick<Handlers, keyof typeof examinationRoutes | keyof typeof serviceRoutes> {
  return {
    startExamination: async ({ caller, params }) => viewOf(await examinations.start(caller, params.id)),
    getExamination: async ({ caller, params }) =>
      viewOf(await examinations.get(caller, params.id, params.examination)),
    async listServices({ caller, params, query: { cursor, limit } }) {
      const known = (await services(caller, params.id)).known();
      const from = known.findIndex(({ name }) => name === cursor) + 1;
      return pagedBy(known.slice(from, from + limit), limit, ({ name }) => name);
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
