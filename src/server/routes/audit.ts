// The audit trail.

import type { auditRoutes } from '../../contract/audit.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type Handlers, periodOf } from '../handlers.ts';

export function auditHandlers({ audit }: Gateway): Pick<Handlers, keyof typeof auditRoutes> {
  return {
    async listAudit({ caller, query: { subject, cursor, limit, ...period } }) {
      const before = cursor === undefined ? undefined : Number(cursor);
      const result = await audit.list(caller.sees, { subject, before, limit, ...periodOf(period) });
      return {
        result: result.map(({ before, after, ...entry }) => ({
          ...entry,
          before: before ?? null,
          after: after ?? null,
        })),
        next_cursor: result.length < limit ? null : String(result.at(-1)?.seq),
      };
    },
    async verifyAudit({ query }) {
      const { entries, head, broken } = await audit.verify(query.head);
      return { whole: broken === undefined, entries, head, broken: broken ?? null };
    },
  };
}
