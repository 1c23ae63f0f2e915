// The id of a posting that people name by its id, by its reference (`BC-1001`) or by the number of its order.
import type { Client } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { largestPage } from './api.ts';

/** Throws `missing/no-posting`, also when several have the name. */
export async function postingIdOf(client: Client, name: string): Promise<string> {
  if (/^pst_\w+$/.test(name)) return name;
  const byReference = await client.listPostings({ reference: name, limit: largestPage });
  const named =
    byReference.result.length > 0
      ? byReference.result
      : (await client.listPostings({ business_key: `/orders/${name}`, limit: largestPage })).result;
  const [found, other] = named;
  if (found && !other) return found.id;
  const choices = named.map(one => `${one.id} (${one.operation}, ${one.state})`).join(', ');
  throw new KontorError(
    'missing',
    'no-posting',
    found ? `Several postings are named ${name}: ${choices}.` : `There is no posting ${name}.`,
    {
      next: found
        ? 'Name one by its id.'
        : 'Give its id, its reference or the number of its order. See which there are: kontor postings list.',
    },
  );
}
