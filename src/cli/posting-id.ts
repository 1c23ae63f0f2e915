// The id of a posting that people name by its id, by its reference (`BC-1001`) or by the number of its order.
import type { Client } from '../client/index.ts';
import { largestPage } from './api.ts';
import { say as ofCli } from './sentences.ts';

/** Throws `missing/no-posting-named`, `missing/several-postings-named`. */
export async function postingIdOf(client: Client, name: string): Promise<string> {
  if (/^pst_\w+$/.test(name)) return name;
  const byReference = await client.listPostings({ reference: name, limit: largestPage });
  const named =
    byReference.result.length > 0
      ? byReference.result
      : (await client.listPostings({ business_key: `/orders/${name}`, limit: largestPage })).result;
  const [found, other] = named;
  if (found && !other) return found.id;
  if (!found) throw ofCli.error('no-posting-named', { name });
  const postings = named.map(one => `${one.id} (${one.operation}, ${one.state})`).join(', ');
  throw ofCli.error('several-postings-named', { name, postings });
}
