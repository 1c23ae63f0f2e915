// Connections.

import type { connectionRoutes } from '../../contract/connections.ts';
import type { Caller } from '../../core/caller.ts';
import { type Sentences, type Speak, sentencesOf, shownReason } from '../../core/reasons.ts';
import { unredactedReason } from '../../core/redacted.ts';
import { type CheckResult, type ConnectionAdmin, tagOfConnection } from '../../gateway/connection-admin.ts';
import type { Summarise } from '../../gateway/summary.ts';
import { type Handlers, instant, pageOf, type SpeakingGateway, viewOf } from '../handlers.ts';
import { shownDetails } from '../problem.ts';

const dayMs = 86_400_000;
const nothing = { jobs: 0, postings: 0 };

type Row = Awaited<ReturnType<ConnectionAdmin['get']>>;
type FailingRead = Pick<
  Awaited<ReturnType<Summarise>>['connections'][number]['failingReads'][number],
  'kind' | 'name' | 'since' | 'failures' | 'error'
>;

export function connectionHandlers({
  connections,
  speak,
  sentences,
}: SpeakingGateway): Pick<Handlers, Exclude<keyof typeof connectionRoutes, 'listCalls'>> {
  const view = (row: Row, waiting = nothing, failing: FailingRead[] = []) => ({
    ...viewOf(row),
    ...shownReason(row.statusReason, speak, 'status_reason'),
    waiting,
    failing_reads: failing.map(one => failingView(one, speak)),
    expiries: connections.expiries(row).map(({ what, at }) => ({
      ...shownReason(what, speak, 'what'),
      at: at.toISOString(),
      days_left: Math.floor((at.getTime() - Date.now()) / dayMs),
    })),
    credentials_accepted_at: instant(row.acceptedAt),
    webhook_path: `/hooks/${row.id}`,
    etag: tagOfConnection(row),
  });
  const viewer = async (caller: Caller) => {
    const [waiting, failing] = await Promise.all([
      connections.waiting(caller),
      connections.failingReads(caller),
    ]);
    return (row: Row) => view(row, waiting.get(row.id), failing.get(row.id));
  };
  const viewed = async (caller: Caller, row: Row) => (await viewer(caller))(row);
  return {
    async createConnection({ caller, body }) {
      const { message, ...row } = await connections.create(caller, body);
      return { ...view(row), ...shownReason(message, speak, 'message') };
    },
    async listConnections({ caller, query }) {
      const of = await viewer(caller);
      return pageOf(query, page => connections.list(caller, page), of);
    },
    getConnection: async ({ caller, params }) => viewed(caller, await connections.get(caller, params.id)),
    updateConnection: async ({ caller, params, body, ifMatch }) =>
      viewed(caller, await connections.update(caller, params.id, body, { ifMatch })),
    checkConnection: async ({ caller, params }) =>
      checkView(await connections.check(caller, params.id), sentences),
    pauseConnection: async ({ caller, params }) => viewed(caller, await connections.pause(caller, params.id)),
    resumeConnection: async ({ caller, params }) =>
      viewed(caller, await connections.resume(caller, params.id)),
    async deleteConnection({ caller, params, ifMatch }) {
      await connections.remove(caller, params.id, ifMatch);
      return { id: params.id, deleted: true };
    },
  };
}

export const failingView = (row: FailingRead, speak: Speak) => ({
  ...viewOf(row),
  ...shownReason(row.error, speak, 'error'),
});

export function checkView(result: CheckResult, sentences: Sentences) {
  const { code, params } = result.ok ? result.says : unredactedReason(result.error);
  const [message, next] = sentencesOf({ code, params }, sentences);
  if (result.ok) return { ok: true, message, code, params };
  const { kind, details } = result.error;
  const { fields } = shownDetails(details, sentences);
  return {
    ok: false,
    message,
    code,
    params,
    kind,
    ...(next === undefined ? {} : { next }),
    ...(Array.isArray(fields) ? { fields } : {}),
  };
}
