// Xero: contacts as customers and suppliers, sales invoices, manual journals as journal entries. A custom connection is one organisation.
import { z } from 'zod';
import { recordWithout } from '../../core/broken-answer.ts';
import { externalText } from '../../core/external-text.ts';
import { namesItself } from '../kit/names-itself.ts';
import type { RestObject } from '../kit/rest/access.ts';
import { restConnector } from '../kit/rest/connector.ts';
import { clientCredentials } from '../kit/rest/logon.ts';
import { whole } from '../kit/rest/paging.ts';
import { valueAt } from '../kit/rest/path.ts';
import { hmac } from '../kit/rest/signed.ts';
import { recordBodies, setting } from '../kit/setting.ts';
import * as map from './mapping.ts';
import { byDay, created, quoted, readable, where } from './records.ts';
import { say } from './sentences.ts';
import { german } from './settings.de.ts';

const scopes = 'accounting.settings.read accounting.contacts accounting.invoices accounting.manualjournals';
const settings = z.strictObject({
  organisationId: setting('Organisation ID', 'What `/connections` of the API calls `tenantId`.', z.guid()),
  clientId: setting('Client ID', 'Of the custom connection.'),
  clientSecret: setting('Client secret', 'Of the custom connection.'),
  webhookKey: setting('Webhook key', 'Xero signs its webhooks with it.', z.string().min(1).optional()),
  scopes: setting(
    'Scopes',
    'Apps made before March 2026 have accounting.transactions instead of the last two.',
    z.string().default(scopes),
  ),
  baseUrl: setting(
    'API address',
    'Of the accounting API.',
    z.url().default('https://api.xero.com/api.xro/2.0'),
  ),
  tokenUrl: setting(
    'Token address',
    'Where Kontor gets its tokens.',
    z.url().default('https://identity.xero.com/connect/token'),
  ),
  recordBodies,
});

/** Xero tells customers from suppliers by their documents only: each contact is both (XERO-13). */
const contacts = (tax: string): RestObject => ({
  ...readable({ name: 'Contacts', key: 'ContactID' }),
  read: map.contact(tax),
  parts: { addresses: map.addresses, is_archived: map.isArchived, merged_into: map.mergedInto },
  create: {
    ...created(
      'Contacts',
      reference => `ContactNumber==${quoted(reference)}`,
      (row, reference) => row.text('ContactNumber') === reference,
    ),
    body: map.contactBody,
  },
});

const nobody = '00000000-0000-0000-0000-000000000000';
const invoices: RestObject = {
  ...readable({
    name: 'Invoices',
    key: 'InvoiceID',
    only: { where: 'Type=="ACCREC"' },
    stamp: 'changed_at',
    pick: rows => rows.find(row => valueAt(row, 'Type') === 'ACCREC'),
  }),
  read: map.invoice,
  parts: { items: map.invoiceItems },
  filters: {
    reference: where(text => `Reference==${quoted(text)}`),
    customer: where(id => `Contact.ContactID==Guid("${map.isGuid(id) ? id : nobody}")`),
    date_from: byDay('>='),
    date_to: byDay('<='),
  },
  create: {
    ...created(
      'Invoices',
      reference => `Type=="ACCREC" AND Reference==${quoted(reference)}`,
      (row, reference) => row.text('Reference') === reference,
    ),
    body: map.invoiceBody,
    reversed: 'is_cancelled',
  },
};

const narrated = (reference: string) => `Narration.StartsWith(${quoted(map.narration(reference))})`;
const journals: RestObject = {
  ...readable({ name: 'ManualJournals', key: 'ManualJournalID' }),
  read: map.journal,
  parts: { items: map.journalItems },
  filters: {
    reference: where(narrated),
    posting_date_from: byDay('>='),
    posting_date_to: byDay('<='),
  },
  create: {
    ...created('ManualJournals', narrated, (row, reference) =>
      row.word('Narration').startsWith(map.narration(reference)),
    ),
    async body(write, ask) {
      const base = valueAt(await ask('/Organisation'), 'Organisations.0.BaseCurrency');
      if (typeof base !== 'string') throw recordWithout('Xero', 'BaseCurrency');
      return map.journalBody(write, base);
    },
    reversed: 'is_reversed',
  },
};

/** All of them in one answer. */
const accounts: RestObject = {
  read: map.account,
  key: 'AccountID',
  isId: map.isGuid,
  filters: { account: () => ({}) },
  list({ account: code }) {
    const arrange = (rows: unknown[]) =>
      rows.filter(row => code === undefined || valueAt(row, 'Code') === code);
    return { path: '/Accounts', rows: 'Accounts', by: whole, arrange };
  },
};

const said = (body: unknown, name: string) => externalText(valueAt(body, `Organisations.0.${name}`));
const told = { CONTACT: ['customers', 'suppliers'], INVOICE: ['invoices'] } as const;

export const xero = restConnector({
  name: 'xero',
  title: 'Xero',
  settings,
  settingTexts: { de: german },
  secrets: ['clientSecret', 'webhookKey'],
  identity: ['organisationId'],
  origin: ({ organisationId }) => `xero/${organisationId}`,
  base: ({ baseUrl }) => baseUrl,
  hosts: ({ baseUrl, tokenUrl }) => [baseUrl, tokenUrl],
  headers: ({ organisationId }) => ({ 'xero-tenant-id': organisationId }),
  logon: ({ tokenUrl, clientId, clientSecret, scopes: scope }, io) =>
    clientCredentials({ tokenUrl, clientId, clientSecret, clientAuth: 'basic', scope }, io),
  limits: () => ({ concurrency: 5, budget: { requests: 60, perMs: 60_000 }, quietMs: 10_000 }),
  errors: {
    said: ['Elements.*.ValidationErrors.*.Message', 'Message', 'Detail'],
    next: {
      credential: say.reason('check-xero-scopes'),
      address: say.reason('check-xero-address'),
    },
  },
  adminSteps: () => [say.reason('create-custom-connection', { scopes }), say.reason('have-changes-told')],
  check: {
    path: '/Organisation',
    say: (body, { organisationId }) =>
      namesItself(said(body, 'Name') || organisationId, said(body, 'BaseCurrency')),
  },
  objects: () => ({
    customers: contacts('tax_number'),
    suppliers: contacts('vat_number'),
    invoices,
    'journal-entries': journals,
    'gl-accounts': accounts,
  }),
  sentences: [say.words],
  receive: {
    proofs: ({ webhookKey }) => [
      hmac({ header: 'x-xero-signature', over: 'body', encoding: ['base64'] }, [webhookKey]),
    ],
    next: say.reason('check-webhook-key'),
    events: body =>
      body
        .each('events', event => {
          const [kind, type] = [event.word('eventCategory'), event.word('eventType')];
          // Of what else Xero tells, nothing is known.
          if (!Object.hasOwn(told, kind)) return [];
          const objects = told[kind as keyof typeof told];
          const id = event.id('resourceId', map.isGuid);
          return objects.map(object => ({ topic: `${kind}.${type}`, object, id }));
        })
        .flat(),
  },
});
