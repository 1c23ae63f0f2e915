// $metadata is fetched once per service, kept, and revalidated when it is old: the server is asked only whether it has
// changed. One that cannot be asked does not stop work with what is known.
import { toKontorError } from '../../core/errors.ts';
import { header } from '../../http/send.ts';
import type { ODataClient } from '../client.ts';
import type { KeptModel } from './kept-model.ts';
import type { ServiceModel } from './model.ts';
import { parseAside } from './parse-aside.ts';

/** After so long the server is asked again. */
const freshMs = 3_600_000;

/** `service` is the root's path. Callers that ask while it is being fetched wait for the same answer. */
export async function fetchModel(client: ODataClient, service: string): Promise<ServiceModel> {
  const known = client.models.get(service);
  if (!known) return (await keep(client, service, load(client, service, undefined))).model;
  const kept = await known;
  if (client.elapsed() - kept.checkedAt < freshMs) return kept.model;
  const now = client.models.get(service);
  // Somebody else may be asking already.
  if (now !== undefined && now !== known) return (await now).model;
  return (await keep(client, service, revalidate(client, service, kept))).model;
}

function keep(client: ODataClient, service: string, asking: Promise<KeptModel>): Promise<KeptModel> {
  client.models.set(service, asking);
  asking.catch(() => client.models.delete(service));
  return asking;
}

/** A server that is away does not stop who knows the service already. */
async function revalidate(client: ODataClient, service: string, kept: KeptModel): Promise<KeptModel> {
  try {
    return await load(client, service, kept);
  } catch (thrown) {
    const { kind } = toKontorError(thrown);
    if (kind !== 'unavailable' && kind !== 'limited') throw thrown;
    return { ...kept, checkedAt: client.elapsed() };
  }
}

async function load(client: ODataClient, service: string, kept: KeptModel | undefined): Promise<KeptModel> {
  const reply = await client.request({
    method: 'GET',
    path: `${service}/$metadata`,
    headers: {
      accept: 'application/xml',
      ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
      ...(kept?.lastModified ? { 'if-modified-since': kept.lastModified } : {}),
    },
  });
  if (reply.status === 304 && kept) return { ...kept, checkedAt: client.elapsed() };
  if (reply.status >= 300) throw client.refusals.errorOf(reply, { write: false });
  // A page for people, in place of metadata, says most about what is wrong with the address.
  if (/^\s*<(!doctype|html)/i.test(reply.text)) throw client.refusals.notOData(reply, false);
  return {
    model: await parseAside(reply.text),
    etag: header(reply, 'etag'),
    lastModified: header(reply, 'last-modified'),
    checkedAt: client.elapsed(),
  };
}
