// Which of the services that Kontor uses answer. Reads only, one row each.
import { toKontorError } from '../../core/errors.ts';
import type { S4Client } from '../../s4/client.ts';
import { lazyService } from '../../s4/documents/collection.ts';
import { knownServices } from '../../s4/documents/known-services.ts';

const probes = ['salesOrder', 'businessPartner', 'glAccount', 'costCenter', 'ledgerItem'] as const;

/** Throws the first error when no service answers; otherwise says which do and which do not. */
export async function checkServices(client: S4Client): Promise<string> {
  const results = [];
  // One after the other: with wrong credentials, five at once could lock the user.
  for (const probe of probes) {
    const { path, sets, scenario } = knownServices[probe];
    const name = path.slice(path.lastIndexOf('/') + 1);
    try {
      await lazyService(client, probe).set(sets[0]).list({ top: 1 });
      results.push({ name, error: undefined, scenario });
    } catch (thrown) {
      const error = toKontorError(thrown);
      if (error.code === 'logon-refused' || error.code === 'unreachable' || error.code === 'html-answer')
        throw error;
      results.push({ name, error, scenario });
    }
  }
  const failed = results.filter(result => result.error);
  if (failed.length === results.length && failed[0]?.error) throw failed[0].error;
  const ok = results.filter(result => !result.error).map(result => result.name);
  const missing = failed.map(
    ({ name, error, scenario }) =>
      `${name} (${error?.message}${scenario ? ` It comes with the communication scenario ${scenario}.` : ''})`,
  );
  return `answering: ${ok.join(', ')}${missing.length > 0 ? `; not answering: ${missing.join(' ')}` : ''}`;
}
