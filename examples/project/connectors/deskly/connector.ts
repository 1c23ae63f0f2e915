// Deskly, a helpdesk: its contacts are customers.
import {
  anchoredOn,
  bearer,
  byAnchor,
  byKey,
  byOffset,
  hmac,
  type RestObject,
  recordBodies,
  restConnector,
  setting,
  trimEnd,
  valueAt,
  z,
} from 'kontor/connector';

const settings = z.strictObject({
  baseUrl: setting('API address', 'Address of the API.', z.url().default('https://api.deskly.example')),
  apiKey: setting('API key', 'Made in Deskly under Settings, API.'),
  webhookSecret: setting('Webhook secret', 'What Deskly signs its webhooks with.'),
  recordBodies,
});

const size = ['limit', 100] as const;

const contacts: RestObject = {
  read: row => ({ id: row.id('id'), name: row.word('name'), created_on: row.day('created_at') }),
  list: {
    path: '/contacts',
    rows: 'data',
    by: byKey({ parameter: 'after', size, of: row => String(valueAt(row, 'id')) }),
  },
  get: id => ({ path: `/contacts/${id}` }),
  changes: {
    overlapMs: 60_000,
    graceMs: 0,
    as: 'iso',
    sorted: true,
    stamp: row => row.instant('updated_at'),
    list: pass => ({
      path: '/contacts?sort=updated_at',
      rows: 'data',
      by: byAnchor({ parameter: 'updated_since', size, page: 'page', ...anchoredOn('updated_at', pass) }),
    }),
  },

  create: {
    path: '/contacts',
    body: ({ reference, record }) => ({
      external_id: reference,
      name: record.organization_name ?? `${record.first_name ?? ''} ${record.last_name ?? ''}`.trim(),
    }),
    find: ({ reference = '' }) => ({
      path: `/contacts?external_id=${encodeURIComponent(reference)}`,
      rows: 'data',
      by: byOffset({ parameter: 'offset', size }),
      is: row => row.text('external_id') === reference,
    }),
  },
};

export const deskly = restConnector({
  name: 'deskly',
  title: 'Deskly',
  settings,
  secrets: ['apiKey', 'webhookSecret'],
  identity: ['baseUrl'],
  origin: ({ baseUrl }) => new URL(baseUrl).host,
  base: ({ baseUrl }) => `${trimEnd(baseUrl, '/')}/v1`,
  logon: ({ apiKey }) => bearer(apiKey),
  errors: {
    next: {
      credential: 'Make a key in Deskly under Settings, API, and enter it in the connection.',
      address: 'Check the API address of the connection.',
    },
  },
  limits: () => ({ concurrency: 4, quietMs: 10_000 }),
  check: { path: '/account', say: account => `Deskly of ${valueAt(account, 'name')}` },
  objects: () => ({ customers: contacts }),
  receive: {
    proofs: ({ webhookSecret }) => [
      hmac({ header: 'deskly-signature', over: 'ts.body', encoding: ['hex'], timestamp: 'deskly-time' }, [
        webhookSecret,
      ]),
    ],
    next: 'Check the webhook secret of the connection.',
    // Two changes of a contact have the same body; the time is signed too.
    id: ({ 'deskly-time': time }, bodyHash) => `${time}/${bodyHash}`,
    events: body => [{ topic: body.word('event'), object: 'customers', id: body.id('contact_id') }],
  },
});
