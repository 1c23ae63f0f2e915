// Holds up changes that somebody else has to agree to, in the transaction that would make them.
import type { Kysely } from 'kysely';
import { type ApprovalKind, needsApproval } from '../core/approvals.ts';
import type { Caller } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import type { AuditDraft } from './audit.ts';
import type { Schema } from './schema.ts';
import { say } from './sentences.ts';

/** A change that waits for another person, as the trail would have said it: `conflict/approval-over-api`. */
export class NeedsApproval extends KontorError {
  readonly entry: ChangeEntry;

  constructor(entry: ChangeEntry) {
    const { kind, code, message, next = '', params = {} } = say.error('approval-over-api');
    super(kind, code, message, { next, params });
    this.entry = entry;
  }
}

type ChangeEntry = Omit<AuditDraft, 'actor' | 'tenant'> & { tenant: string };

/** Throws NeedsApproval. */
export async function refuseUnapproved(
  tx: Kysely<Schema>,
  actor: Pick<Caller, 'approved'>,
  entry: Omit<AuditDraft, 'actor'>,
): Promise<void> {
  const { tenant } = entry;
  if (actor.approved !== undefined || tenant === null) return;
  if (needsApproval(await wantedIn(tx, tenant, entry), entry)) throw new NeedsApproval({ ...entry, tenant });
}

/** When it is the wish itself that changes, it counts as it was before. */
async function wantedIn(
  tx: Kysely<Schema>,
  tenant: string,
  { action, before }: Pick<AuditDraft, 'action' | 'before'>,
): Promise<ApprovalKind[]> {
  if (action === 'tenant.updated') return (before as { approvals: ApprovalKind[] }).approvals;
  const row = await tx.selectFrom('tenants').select('approvals').where('id', '=', tenant).executeTakeFirst();
  return row?.approvals ?? [];
}
