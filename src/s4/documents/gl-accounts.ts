// G/L accounts of a chart of accounts.
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { readable } from './readable.ts';

export type GlAccounts = ReturnType<typeof glAccounts>;

export function glAccounts(client: S4Client) {
  const service = lazyService(client, 'glAccount');
  const accounts = service.set('A_GLAccountInChartOfAccounts');
  return {
    ...readable(accounts),
    texts: readable(service.set('A_GLAccountText')),
    /** Exists and may be posted to. Flags of the company code are not in the service. */
    async isOpen(ChartOfAccounts: string, GLAccount: string): Promise<boolean> {
      const row = await accounts.one({ ChartOfAccounts, GLAccount });
      return row !== undefined && row.AccountIsBlockedForPosting !== true;
    },
  };
}
