// The management API: V2 answers bare lists and 204 for nothing, V3 answers `{ data, meta }`.
import type { Send } from '../../http/send.ts';
import type { ConnectorIo } from '../../models/connector.ts';
import { type RestClient, restClient } from '../kit/rest/client.ts';
import { inHeader } from '../kit/rest/logon.ts';
import { answerTo, readAll } from '../kit/rest/pages.ts';
import { byNumber } from '../kit/rest/paging.ts';

export interface Api extends Pick<RestClient, 'get' | 'send'> {
  client: RestClient;
  /** What is there in every store: 404 means that the address is wrong. Undefined: an empty list of V2. */
  ask<T>(path: string): Promise<T | undefined>;
  /** All rows of a V2 list, page by page. */
  allV2<T>(path: string): Promise<T[]>;
}

const system = 'BigCommerce';
const errors = {
  credential: 'the access token',
  next: {
    credential:
      'Check the access token and that the API account has the scopes for orders, transactions, customers and store information.',
    address:
      'Check base URL and store hash of the connection: the base URL leads to the management API (https://api.bigcommerce.com).',
  },
};

const counted = { parameter: 'page', size: ['limit', 250] } as const;
export const v3 = { by: byNumber({ ...counted, total: 'meta.pagination.total_pages' }), rows: 'data' };
/** Of what belongs to one order: more than a hundred thousand lines are a mistake of the store's. */
const v2 = { by: byNumber(counted), maxPages: 400 };

export function bigCommerceApi({
  accessToken,
  ...options
}: { baseUrl: string; accessToken: string; send: Send } & ConnectorIo): Api {
  const client = restClient({ ...options, system, errors, logon: inHeader('x-auth-token', accessToken) });
  return {
    client,
    get: client.get,
    ask: async <T>(path: string) => (await client.page(path))?.body as T | undefined,
    send: client.send,
    allV2: path => readAll(client, path, v2),
  };
}

/** What an answer is called in a sentence. */
export const listed = (path: string): string => answerTo({ system }, path);
