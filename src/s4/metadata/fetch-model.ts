// $metadata is fetched once per service, kept, and revalidated when it is old: the server is asked only whether it has
// changed. One that cannot be asked does not stop work with what is known.
import { toKontorError } from '../../core/errors.ts';
import { header } from '../../http/send.ts';
import type { S4Client } from '../client.ts';
import { errorOf, notOData } from '../sap-error.ts';
import type { ServiceModel } from './model.ts';
import type { Kept, ModelCache } from './model-cache.ts';
import { parseMetadata } from './parse-metadata.ts';

/** `service` is the root's path. Whoever asks while it is being fetched waits for the same answer. */
export async function fetchModel(
  client: S4Client,
  service: string,
  cache = client.models,
): Promise<ServiceModel> {
  const known = cache.get(service);
  const asked = known
    ? known.then(kept =>
        client.now() - kept.checkedAt < cache.freshMs ? kept : revalidate(client, service, kept, cache),
      )
    : fetchFirst(client, service, cache);
  return (await asked).model;
}

function fetchFirst(client: S4Client, service: string, cache: ModelCache): Promise<Kept> {
  const fetching = load(client, service, undefined);
  cache.set(service, fetching);
  fetching.catch(() => cache.delete(service));
  return fetching;
}

function revalidate(client: S4Client, service: string, kept: Kept, cache: ModelCache): Promise<Kept> {
  const asking = load(client, service, kept).catch(thrown => {
    const { kind } = toKontorError(thrown);
    if (kind !== 'unavailable' && kind !== 'limited') throw thrown;
    return { ...kept, checkedAt: client.now() };
  });
  cache.set(service, asking);
  asking.catch(() => cache.delete(service));
  return asking;
}

async function load(client: S4Client, service: string, kept: Kept | undefined): Promise<Kept> {
  const reply = await client.request({
    method: 'GET',
    path: `${service}/$metadata`,
    headers: {
      accept: 'application/xml',
      ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
      ...(kept?.lastModified ? { 'if-modified-since': kept.lastModified } : {}),
    },
  });
  if (reply.status === 304 && kept) return { ...kept, checkedAt: client.now() };
  if (reply.status >= 300) throw errorOf(reply, { write: false, nowMs: client.now() });
  // A page for people, in place of metadata, says most about what is wrong with the address.
  if (/^\s*<(!doctype|html)/i.test(reply.text)) throw notOData(reply, false);
  return {
    model: parseMetadata(reply.text),
    etag: header(reply, 'etag'),
    lastModified: header(reply, 'last-modified'),
    checkedAt: client.now(),
  };
}
