// G/L accounts of a chart of accounts.
import type { S4Client } from '../client.ts';
import { lazyService } from './collection.ts';
import { type Readable, readable } from './readable.ts';

export interface GlAccounts extends Readable {
  texts: Readable;
  /** Exists and may be posted to. Flags of the company code are not in the service. */
  isOpen(chartOfAccounts: string, account: string): Promise<boolean>;
}

export function glAccounts(client: S4Client): GlAccounts {
  const service = lazyService(client, 'glAccount');
  const accounts = service.set('A_GLAccountInChartOfAccounts');
  return {
    ...readable(accounts),
    texts: readable(service.set('A_GLAccountText')),
    async isOpen(ChartOfAccounts, GLAccount) {
      const row = await accounts.one({ ChartOfAccounts, GLAccount });
      return row !== undefined && row.AccountIsBlockedForPosting !== true;
    },
  };
}
