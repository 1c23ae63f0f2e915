// Which of the services that Kontor uses answer. Reads only, one row each.
import { toKontorError } from '../../core/errors.ts';
import type { SetOf } from './sets.ts';

const probes: [service: string, set: string][] = [
  ['API_SALES_ORDER_SRV', 'A_SalesOrder'],
  ['API_BUSINESS_PARTNER', 'A_BusinessPartner'],
  ['API_GLACCOUNTINCHARTOFACCOUNTS_SRV', 'A_GLAccountInChartOfAccounts'],
  ['API_COSTCENTER_SRV', 'A_CostCenter'],
  ['API_OPLACCTGDOCITEMCUBE_SRV', 'A_OperationalAcctgDocItemCube'],
];

/** Throws the first error when no service answers; otherwise says which do and which do not. */
export async function checkServices(setOf: SetOf): Promise<string> {
  const results = [];
  // One after the other: with wrong credentials, five at once could lock the user.
  for (const [name, set] of probes) {
    try {
      await (await setOf(name, set)).list({ top: 1 });
      results.push({ name, error: undefined });
    } catch (thrown) {
      const error = toKontorError(thrown);
      if (error.code === 'logon-refused' || error.code === 'unreachable' || error.code === 'html-answer')
        throw error;
      results.push({ name, error });
    }
  }
  const failed = results.filter(result => result.error);
  if (failed.length === results.length && failed[0]?.error) throw failed[0].error;
  const ok = results.filter(result => !result.error).map(result => result.name);
  const missing = failed.map(result => `${result.name} (${result.error?.message})`);
  return `answering: ${ok.join(', ')}${missing.length > 0 ? `; not answering: ${missing.join(' ')}` : ''}`;
}
