// Entries of the audit trail about one kind of thing.
import type { AuditedWrite } from '../store/open-store.ts';

/** `verb`: what was done; `before` and `after`: what people see of the thing. */
export const entriesOf =
  (kind: string) =>
  (
    verb: string,
    { id, tenantId }: { id: string; tenantId: string | null },
    before?: unknown,
    after?: unknown,
  ): AuditedWrite<unknown>['entry'] => ({
    tenant: tenantId,
    action: `${kind}.${verb}`,
    subject: id,
    before,
    after,
  });
