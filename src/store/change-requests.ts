// Changes that wait until somebody else agrees. What was asked for is kept as it came, encrypted, because there may be
// secrets in it; what people see of it has none.
import type { Kysely, Selection } from 'kysely';
import type { ChangeRequestState } from '../core/approvals.ts';
import type { Caller, TenantScope } from '../core/caller.ts';
import { newId } from '../core/ids.ts';
import type { IfMatch } from '../core/if-match.ts';
import type { Reason } from '../core/reasons.ts';
import type { Redacted } from '../core/redacted.ts';
import { asJson } from './json.ts';
import { addMessage } from './messages.ts';
import type { Schema } from './schema.ts';
import { ofTenant } from './tenant-scope.ts';
import type { Vault } from './vault.ts';

/** What was asked for: parameters and body of the request, and what its caller had read. */
export type AskedFor = Record<'params' | 'query' | 'body', unknown> & { ifMatch?: IfMatch };

const columns = [
  'id',
  'tenant_id as tenantId',
  'operation',
  'action',
  'subject',
  'before',
  'after',
  'state',
  'asked_by as askedBy',
  'asked_by_name as askedByName',
  'decided_by as decidedBy',
  'decided_by_name as decidedByName',
  'reason',
  'expires_at as expiresAt',
  'decided_at as decidedAt',
  'created_at as createdAt',
] as const;

export type ChangeRequest = Selection<Schema, 'change_requests', (typeof columns)[number]>;

export function changeRequests(db: Kysely<Schema>, vault: Vault) {
  return {
    async create(
      draft: Pick<
        ChangeRequest,
        'tenantId' | 'operation' | 'action' | 'subject' | 'before' | 'after' | 'expiresAt'
      >,
      asker: Pick<Caller, 'id' | 'name'>,
      asked: AskedFor,
    ): Promise<ChangeRequest> {
      const row = await db
        .insertInto('change_requests')
        .values({
          id: newId('change-request'),
          tenant_id: draft.tenantId,
          operation: draft.operation,
          action: draft.action,
          subject: draft.subject,
          before: asJson(draft.before),
          after: asJson(draft.after),
          request: vault.seal(JSON.stringify(asked)),
          asked_by: asker.id,
          asked_by_name: asker.name,
          expires_at: draft.expiresAt,
        })
        .returning(columns)
        .executeTakeFirstOrThrow();
      await insertRequestMessage(db, row);
      return row;
    },
    /** Newest first. */
    list(
      scope: TenantScope,
      {
        state,
        after,
        limit,
      }: { state?: ChangeRequestState | undefined; after?: string | undefined; limit: number },
    ): Promise<ChangeRequest[]> {
      let query = db
        .selectFrom('change_requests')
        .select(columns)
        .where(ofTenant(scope))
        .orderBy('id', 'desc');
      if (state !== undefined) query = query.where('state', '=', state);
      if (after !== undefined) query = query.where('id', '<', after);
      return query.limit(limit).execute();
    },
    get: (scope: TenantScope, id: string) =>
      db
        .selectFrom('change_requests')
        .select(columns)
        .where('id', '=', id)
        .where(ofTenant(scope))
        .executeTakeFirst(),
    /** Undefined: it has been decided. */
    async askedFor(id: string): Promise<AskedFor | undefined> {
      const row = await db
        .selectFrom('change_requests')
        .select('request')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.request ? (JSON.parse(vault.open(row.request)) as AskedFor) : undefined;
    },
    /** Of several people who decide at once one wins. Undefined: it was decided before, or has expired. */
    async decide(
      id: string,
      {
        state,
        by,
        reason,
        at,
      }: {
        state: 'approved' | 'rejected';
        by: Pick<Caller, 'id' | 'name'>;
        reason: Reason<Redacted> | null;
        at: Date;
      },
    ): Promise<ChangeRequest | undefined> {
      const row = await db
        .updateTable('change_requests')
        .set({
          state,
          reason: asJson(reason),
          decided_by: by.id,
          decided_by_name: by.name,
          decided_at: at,
          request: null,
        })
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .where('expires_at', '>', at)
        .returning(columns)
        .executeTakeFirst();
      if (row) await insertRequestMessage(db, row);
      return row;
    },
    /** What came of one that was approved. */
    async carriedOut(id: string, state: 'done' | 'failed', reason: Reason<Redacted> | null): Promise<void> {
      await db
        .updateTable('change_requests')
        .set({ state, reason: asJson(reason) })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** Tells the people who can approve a request about it, and the one who asked what was decided. */
async function insertRequestMessage(tx: Kysely<Schema>, row: ChangeRequest): Promise<void> {
  await addMessage(tx, {
    tenantId: row.tenantId,
    type: `change-request.${row.state}`,
    data: {
      change_request: row.id,
      operation: row.operation,
      subject: row.subject,
      asked_by: row.askedByName,
      decided_by: row.decidedByName,
      reason: row.reason,
    },
  });
}
