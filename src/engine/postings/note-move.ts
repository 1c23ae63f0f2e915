// The audit entry of what a person does with a posting. It is written before the act: an act without an entry would be worse than an
// entry without an act.
import { type Caller, everyTenant } from '../../core/caller.ts';
import { newId } from '../../core/ids.ts';
import type { AuditedTables, Store } from '../../store/open-store.ts';
import type { Posting } from '../../store/posting-rows.ts';

/** Who does it. */
export type Person = Pick<Caller, 'id' | 'name' | 'sees' | 'approved'>;

export type ManualAct = 'replay' | 'settle-found' | 'settle-not-found' | 'close';

/** Of a bulk plan: one posting. */
export interface PlannedStep {
  plan: string;
  /** Throws if the posting has changed since the plan was made. */
  check(posting: Posting): void;
  /** Remembers in the transaction of the entry that this attempt is the one of the plan. Throws if another process acts for it. */
  begin(tables: AuditedTables, attemptId: string): Promise<void>;
}

/** Answers the id of the attempt. Throws what `writeAudited` says. */
export const noteMove =
  (store: Pick<Store, 'connections' | 'writeAudited'>) =>
  async (
    person: Person,
    { id, connectionId, state, reason }: Posting,
    act: 'replayed' | 'settled' | 'closed' | 'difference-accepted',
    after: Record<string, unknown>,
    step?: PlannedStep,
  ): Promise<string> => {
    const attempt = newId('attempt');
    const connection = await store.connections.get(everyTenant, connectionId);
    const entry = {
      tenant: connection?.tenantId ?? null,
      action: `posting.${act}`,
      subject: id,
      before: { state, reason_code: reason?.code ?? null },
      after: { ...after, ...(step ? { bulk_plan: step.plan } : {}) },
    };
    await store.writeAudited(person, async tables => {
      await step?.begin(tables, attempt);
      return { answer: undefined, entry };
    });
    return attempt;
  };
