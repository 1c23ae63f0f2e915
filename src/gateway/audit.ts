// The audit trail.
import type { TenantScope } from '../core/caller.ts';
import type { Store } from '../store/open-store.ts';

export type Audit = ReturnType<typeof audit>;

export function audit(store: Store) {
  return {
    list: (scope: TenantScope, filter: Parameters<Store['audit']['list']>[1]) =>
      store.audit.list(scope, filter),
    verify: (knownHead: string | undefined) => store.audit.verify(knownHead),
  };
}
