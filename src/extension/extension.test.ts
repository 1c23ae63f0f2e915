// Connectors and flows are checked when an extension is loaded: one sentence for each mistake says what to write.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ownConnectors } from '../app.ts';
import type { AnyConnector } from '../connections/any-connector.ts';
import * as kit from '../connectors/index.ts';
import { languages } from '../core/language.ts';
import { sentencesOf } from '../core/reasons.ts';
import { ownFlows } from '../flows/own-flows.ts';
import type { Flow } from '../models/flow.ts';
import { wordingOf } from '../wording.ts';
import { checkExtension, type Extension, extensionApi } from './extension.ts';

type Written = Record<string, unknown>;
const size = ['limit', 100] as const;

const contacts: Written = {
  read: () => ({}),
  list: { path: '/contacts', by: kit.whole },
  get: (id: string) => ({ path: `/contacts/${id}` }),
  changes: {
    overlapMs: 0,
    graceMs: 0,
    as: 'iso',
    sorted: true,
    stamp: () => '2026-01-01',
    list: () => ({ path: '/contacts', by: kit.whole }),
  },
  create: {
    path: '/contacts',
    body: () => ({}),
    find: () => ({ path: '/contacts', by: kit.byOffset({ parameter: 'offset', size }), is: () => true }),
  },
};

const deskly: Written = {
  name: 'deskly',
  title: 'Deskly',
  settings: z.strictObject({ baseUrl: z.url(), apiKey: z.string(), recordBodies: kit.recordBodies }),
  secrets: ['apiKey'],
  identity: ['baseUrl'],
  origin: () => 'desk',
  base: () => 'http://127.0.0.1',
  logon: () => kit.bearer('key'),
  errors: { next: { credential: 'Check the key.', address: 'Check the address.' } },
  limits: () => ({ concurrency: 1 }),
  check: { path: '/', say: () => 'Deskly' },
  objects: () => ({ customers: contacts }),
};

const toPartner: Written = {
  name: 'contact-to-partner',
  title: 'Contacts become partners',
  on: ['customers'],
  posts: 'customers.create',
  needs: { from: ['customers.get'], to: [] },
  settings: z.strictObject({ country: z.string() }),
  businessKey: (id: string) => id,
  run: async () => ({ kind: 'done' }),
};

const rest = (change: Written): Partial<Extension> => ({
  connectors: [kit.restConnector({ ...deskly, ...change } as never) as AnyConnector],
});
const restOf = (change: Written) => rest({ objects: () => ({ customers: { ...contacts, ...change } }) });
const flow = (change: Written): Partial<Extension> => ({
  flows: [{ ...toPartner, ...change } as unknown as Flow],
});
const load = (parts: Partial<Extension>) => checkExtension({ name: 'helpdesk', api: extensionApi, ...parts });

test("Kontor's own connectors and flows, and those of the guides, have no mistakes", () => {
  expect(() => load({ connectors: ownConnectors, flows: ownFlows })).not.toThrow();
  expect(() => load({ ...rest({}), ...flow({}) })).not.toThrow();
});

test.each<[string, Partial<Extension>, string]>([
  [
    'a name with capital letters',
    rest({ name: 'Deskly' }),
    'The name "Deskly" does not begin with a small letter',
  ],
  ['no title', rest({ title: undefined }), 'title is missing: write what people call it'],
  ['no settings', rest({ settings: undefined }), 'settings is missing: write settings: z.strictObject'],
  ['settings that are no schema', rest({ settings: {} }), 'settings has to be a schema of zod: write'],
  [
    'no recordBodies',
    rest({ settings: z.strictObject({ apiKey: z.string(), baseUrl: z.url() }) }),
    'The settings lack recordBodies: import recordBodies',
  ],
  [
    'a secret that is no setting',
    rest({ secrets: ['apiKy'] }),
    'secrets names "apiKy", which is no setting: write one of baseUrl, apiKey, recordBodies',
  ],
  [
    'an identity that is no setting',
    rest({ identity: ['url'] }),
    'identity names "url", which is no setting',
  ],
  ['no identity', rest({ identity: undefined }), "identity is missing: write identity: ['baseUrl']"],
  ['no limits', rest({ limits: undefined }), 'limits is missing: write limits: () =>'],
  ['no logon', rest({ logon: undefined }), 'logon is missing: write logon:'],
  ['no check', rest({ check: undefined }), "check is missing: write check: { path: '/account'"],
  ['no errors.next', rest({ errors: {} }), 'errors.next is missing'],
  [
    'words without a list',
    rest({ sentences: { en: {} } }),
    'sentences has to be a list: write sentences: [say.words]',
  ],
  [
    'an object of no name',
    rest({ objects: () => ({ contacts }) }),
    'objects names "contacts", which is no object of Kontor: write one of',
  ],
  [
    'objects that depend on settings',
    rest({ objects: ({ apiKey }: { apiKey: string }) => ({ [apiKey.slice(0, 5)]: contacts }) }),
    'objects names "https"',
  ],
  ['no read', restOf({ read: undefined }), 'customers.read is missing'],
  [
    'no find',
    restOf({ create: { path: '/contacts', body: () => ({}) } }),
    'customers.create.find is missing: write find: ({ reference',
  ],
  [
    'no way of paging',
    restOf({ list: { path: '/contacts' } }),
    'customers.list.by is missing: write by: byKey',
  ],
  [
    'paging that was not called',
    restOf({ list: { path: '/contacts', by: kit.byKey } }),
    'customers.list.by has to be a record: write by: byKey',
  ],
  [
    'another way of writing times',
    restOf({ changes: { ...(contacts.changes as object), as: 'ISO' } }),
    "customers.changes.as is missing: write as: 'iso' or 'rfc2822' or 'epoch'",
  ],
  [
    'a stamp that is no field',
    restOf({ changes: { ...(contacts.changes as object), stamp: 'updated_at' } }),
    'customers.changes.stamp names "updated_at", which customers do not have',
  ],
  [
    'a filter of no object',
    restOf({ filters: { external_id: 'external_id' } }),
    'customers.filters names "external_id", which customers do not have',
  ],
  [
    'a filter that is demanded and not there',
    restOf({ demands: 'owner' }),
    'customers.demands names "owner", which is no filter',
  ],
  ['a part of no object', restOf({ parts: { lines: () => [] } }), 'customers.parts names "lines"'],
  [
    'no items',
    rest({ objects: () => ({ invoices: contacts }) }),
    'invoices has no items, and invoices have them in Kontor: write parts: { items',
  ],
  ['webhooks without proof', rest({ receive: { events: () => [], next: '' } }), 'receive.proofs is missing'],
  [
    'a flow without a business key',
    flow({ businessKey: undefined }),
    'businessKey is missing: write businessKey: id =>',
  ],
  ['a flow without run', flow({ run: undefined }), 'run is missing: write async run(id'],
  ['a flow on no object', flow({ on: ['contacts'] }), 'on names "contacts", which is no object of Kontor'],
  [
    'a flow that needs nothing of the target',
    flow({ needs: { from: [] } }),
    "needs.to is missing: write needs.to: ['customers.get'], or an empty list",
  ],
  [
    'a flow that needs no operation',
    flow({ needs: { from: ['customers'], to: ['contacts.get'] } }),
    'needs.from names "customers", which is no operation: write one such as customers.get or customers.list. needs.to names "contacts", which is no object',
  ],
  [
    'a flow that posts an object alone',
    flow({ posts: 'customers' }),
    'posts names "customers", which is no operation: write one such as customers.create',
  ],
])('%s is refused', (_, parts, said) => {
  const refused = { kind: 'config', code: 'extension-refused', message: expect.stringContaining(said) };
  expect(() => load(parts)).toThrow(expect.objectContaining(refused));
});

test('all mistakes are told, each in every language, and where they are', () => {
  const parts = { ...rest({ name: 'Desk', secrets: ['key'] }), ...flow({ title: '' }) };
  let error: unknown;
  try {
    load(parts);
  } catch (thrown) {
    error = thrown;
  }
  expect((error as Error).message).toMatch(
    /^The extension helpdesk cannot be used\. The connector Desk: The name "Desk" .* secrets names "key", .* The flow contact-to-partner: title has to be a text: write what people call it\.$/,
  );
  const { code, params } = error as { code: string; params: never };
  for (const language of languages)
    expect(sentencesOf({ code, params }, wordingOf([])[language]).join(' ')).not.toMatch(
      /mistake|[{}]\w+[}]|undefined/,
    );
});
