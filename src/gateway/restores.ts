// What the last restore from a backup has left in doubt, for a person to check.
import type { TenantScope } from '../core/caller.ts';
import type { Restores } from '../store/restores.ts';

export const restores = ({ last, open }: Pick<Restores, 'last' | 'open'>) => ({
  /** Undefined: this database was never restored. */
  async last(scope: TenantScope) {
    return last && { ...last, ...(await open(scope)) };
  },
});
