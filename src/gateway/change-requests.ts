// Changes that one person asks for and another agrees to. They are held up where they would be written (`Store.writeAudited`),
// so that no way around leads past it; here they wait, are decided, and carried out as they were asked for.
import type { ChangeRequestState } from '../core/approvals.ts';
import type { Caller } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import { noSuch } from '../core/no-such.ts';
import type { Reason } from '../core/reasons.ts';
import { fromCaller, type Redacted, reasonOf } from '../core/redacted.ts';
import { NeedsApproval } from '../store/approvals.ts';
import type { AskedFor, ChangeRequest } from '../store/change-requests.ts';
import type { Store } from '../store/open-store.ts';
import { say } from './sentences.ts';

/** A request to the API, as its contract has checked it. */
export interface RequestedOperation extends AskedFor {
  operation: string;
}

/** Those who carry requests out. */
export interface Operations {
  /** Throws `forbidden/…` when this caller may not. */
  permit(caller: Caller, operation: string): void;
  carryOut(caller: Caller, asked: RequestedOperation): Promise<unknown>;
}

export type ChangeRequestAdmin = ReturnType<typeof changeRequestAdmin>;

/** A person who agrees later has not seen what has happened meanwhile. */
const goodForMs = 7 * 86_400_000;

export function changeRequestAdmin(store: Store, clock: Clock) {
  const get = async (caller: Caller, id: string): Promise<ChangeRequest> => {
    const found = await store.changeRequests.get(caller.sees, id);
    if (!found) throw noSuch('change-request', id);
    return found;
  };
  const decide = (
    caller: Caller,
    id: string,
    state: 'approved' | 'rejected',
    reason: Reason<Redacted> | null,
  ) =>
    store.writeAudited(caller, async tables => {
      const at = new Date(clock.now());
      const answer = await tables.changeRequests.decide(id, { state, by: caller, reason, at });
      if (!answer) throw decided(id);
      return { answer, entry: entryOf(answer) };
    });
  return {
    /**
     * Answers what `work` answers. When it needs an approval, it is stored, and `conflict/needs-approval` thrown with the id of
     * the change request.
     */
    async runOrRequest<T>(caller: Caller, asked: RequestedOperation, work: () => Promise<T>): Promise<T> {
      try {
        return await work();
      } catch (thrown) {
        if (!(thrown instanceof NeedsApproval)) throw thrown;
        const { tenant, action, before, after } = thrown.entry;
        const subject = before === undefined ? null : thrown.entry.subject;
        const { operation, ...request } = asked;
        const expiresAt = new Date(clock.now() + goodForMs);
        const draft = { tenantId: tenant, operation, action, subject, before, after, expiresAt };
        const made = await store.writeAudited(caller, async tables => {
          const answer = await tables.changeRequests.create(draft, caller, request);
          return { answer, entry: entryOf(answer) };
        });
        throw waiting(made);
      }
    },
    list: (
      caller: Caller,
      filter: { state?: ChangeRequestState | undefined; after?: string | undefined; limit: number },
    ) => store.changeRequests.list(caller.sees, filter),
    /** Throws `missing/no-change-request`, as all that follow. */
    get,
    /**
     * Agrees, and carries it out. Throws `forbidden/…` for one's own and for what one may not do oneself,
     * `conflict/change-decided`, and what carrying out throws: it is `failed` then.
     */
    async approve(caller: Caller, id: string, operations: Operations): Promise<ChangeRequest> {
      const asked = await get(caller, id);
      operations.permit(caller, asked.operation);
      if (asked.askedBy === caller.id) {
        throw say.error('own-change');
      }
      const request = await store.changeRequests.askedFor(id);
      if (!request) throw decided(id);
      await decide(caller, id, 'approved', null);
      try {
        const name = `${caller.name} (requested by ${asked.askedByName})`;
        await operations.carryOut(
          { ...caller, name, approved: id },
          { operation: asked.operation, ...request },
        );
      } catch (thrown) {
        // The parts redact what they throw before it comes here.
        const why = reasonOf(toKontorError(thrown), { text: fromCaller });
        await store.changeRequests.carriedOut(id, 'failed', why);
        throw thrown;
      }
      await store.changeRequests.carriedOut(id, 'done', null);
      return get(caller, id);
    },
    /** Also one's own. Throws `conflict/change-decided`. */
    async reject(caller: Caller, id: string, reason: string | null): Promise<ChangeRequest> {
      await get(caller, id);
      const why = reason === null ? null : say.reason('change-rejected', { note: fromCaller(reason) });
      return decide(caller, id, 'rejected', why);
    },
  };
}

/** What is asked for stands in the trail as well as what is done. */
function entryOf({ id, tenantId, state, action, subject, reason }: ChangeRequest) {
  const after = { action, subject, ...(reason === null ? {} : { reason }) };
  return { tenant: tenantId, action: `change-request.${state}`, subject: id, after };
}

function waiting({ id, expiresAt }: ChangeRequest): KontorError {
  return say.error(
    'needs-approval',
    { id, day: expiresAt.toISOString().slice(0, 10) },
    { details: { change_request: id } },
  );
}

function decided(id: string): KontorError {
  return say.error('change-decided', { id });
}
