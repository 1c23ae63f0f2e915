// Against what SAP publishes: metadata of its services, replies of its API sandbox, the schema of its SOAP service.

import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import {
  httpAgent,
  openService,
  postJournalEntry,
  type S4Client,
  s4Client,
  undiciSend,
} from '../../src/s4/index.ts';
import { type S4Sandbox, sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { orderHeader } from '../order-header.ts';
import { sample, samplePath, withSamples } from './folder.ts';

let sandbox: S4Sandbox;
const agent = httpAgent({ connections: 4 });
const sent: string[] = [];
const received: string[] = [];

function clientOf(baseUrl: string): S4Client {
  const plain = undiciSend(agent, { timeoutMs: 10_000, maxBodyBytes: 50_000_000 });
  return s4Client({
    baseUrl,
    auth: { kind: 'basic', username: sandboxCredentials.username, password: sandboxCredentials.password },
    async send(request) {
      const reply = await plain(request);
      if (typeof request.body === 'string' && request.body.includes('Envelope')) {
        sent.push(request.body);
        received.push(reply.text);
      }
      return reply;
    },
    clock: systemClock,
  });
}

beforeAll(async () => {
  sandbox = await startS4Sandbox();
});
afterAll(async () => {
  await sandbox.close();
  await agent.destroy();
});

interface Property {
  Type: string;
  MaxLength?: string;
  Precision?: string;
  Scale?: string;
  creatable: boolean;
  updatable: boolean;
  filterable: boolean;
  sortable: boolean;
}
interface Service {
  sets: Map<string, { keys: string[]; properties: Map<string, Property>; navigations: Set<string> }>;
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

function readMetadata(text: string): Service {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
  });
  const schema = parser.parse(text)['edmx:Edmx']['edmx:DataServices'].Schema;
  const [first] = list(schema);
  // biome-ignore lint/suspicious/noExplicitAny: metadata as the parser gives it
  const types = new Map<string, any>(list<any>(first.EntityType).map(type => [type.Name, type]));
  const sets: Service['sets'] = new Map();
  for (const set of list(first.EntityContainer.EntitySet) as Record<string, string>[]) {
    const type = types.get(set.EntityType?.split('.').at(-1) as string);
    sets.set(set.Name as string, {
      keys: list<{ Name: string }>(type.Key.PropertyRef).map(ref => ref.Name),
      navigations: new Set(list<{ Name: string }>(type.NavigationProperty).map(one => one.Name)),
      properties: new Map(
        list<Record<string, string>>(type.Property).map(one => [
          one.Name as string,
          {
            Type: one.Type as string,
            ...(one.MaxLength === undefined ? {} : { MaxLength: one.MaxLength }),
            ...(one.Precision === undefined ? {} : { Precision: one.Precision }),
            ...(one.Scale === undefined ? {} : { Scale: one.Scale }),
            creatable: one['sap:creatable'] !== 'false',
            updatable: one['sap:updatable'] !== 'false',
            filterable: one['sap:filterable'] !== 'false',
            sortable: one['sap:sortable'] !== 'false',
          },
        ]),
      ),
    });
  }
  return { sets };
}

withSamples('metadata of the S/4HANA sandbox', () => {
  test.each([
    'API_BILLING_DOCUMENT_SRV',
    'API_BUSINESS_PARTNER',
    'API_COMPANYCODE_SRV',
    'API_COSTCENTER_SRV',
    'API_CREDIT_MEMO_REQUEST_SRV',
    'API_CUSTOMER_RETURN_SRV',
    'API_GLACCOUNTINCHARTOFACCOUNTS_SRV',
    'API_JOURNALENTRYITEMBASIC_SRV',
    'API_MATERIAL_DOCUMENT_SRV',
    'API_MATERIAL_STOCK_SRV',
    'API_OPLACCTGDOCITEMCUBE_SRV',
    'API_PLANT_SRV',
    'API_PRODUCT_SRV',
    'API_PURCHASEORDER_PROCESS_SRV',
    'API_SALESORGANIZATION_SRV',
    'API_SALES_ORDER_SRV',
    'API_SLSPRICINGCONDITIONRECORD_SRV',
    'API_SUPPLIERINVOICE_PROCESS_SRV',
  ])('%s says of every set and field what SAP says of it', async name => {
    expect(await differences(name, name)).toEqual([]);
  });

  test('API_OUTBOUND_DELIVERY_SRV does but for what newer systems let be given when a delivery is created', async () => {
    expect(
      await differences('API_OUTBOUND_DELIVERY_SRV', 'API_OUTBOUND_DELIVERY_SRV_0002', 'creatable'),
    ).toEqual([]);
  });
});

/** Between the sandbox's metadata and SAP's, set by set and field by field. */
async function differences(name: string, file: string, except?: keyof Property): Promise<string[]> {
  const authorization = `Basic ${Buffer.from(`${sandboxCredentials.username}:${sandboxCredentials.password}`).toString('base64')}`;
  const reply = await fetch(`${sandbox.url}/sap/opu/odata/sap/${name}/$metadata`, {
    headers: { authorization },
  });
  const ours = readMetadata(await reply.text());
  const real = readMetadata(sample(`sap/edmx/${file}.edmx`));
  expect(ours.sets.size).toBeGreaterThan(0);
  const found: string[] = [];
  const written = (property: Property | undefined) =>
    JSON.stringify(property, (key, value) => (key === except ? undefined : value));
  for (const [setName, set] of ours.sets) {
    const realSet = real.sets.get(setName);
    if (!realSet) {
      found.push(`${setName}: SAP has no such set`);
      continue;
    }
    if (set.keys.join() !== realSet.keys.join()) found.push(`${setName}: keys ${set.keys} / ${realSet.keys}`);
    for (const one of set.navigations) if (!realSet.navigations.has(one)) found.push(`${setName}: ${one}`);
    for (const [field, property] of set.properties) {
      const [a, b] = [written(property), written(realSet.properties.get(field))];
      if (a !== b) found.push(`${setName}.${field}: ${a} / ${b}`);
    }
  }
  return found;
}

withSamples("replies of SAP's API sandbox", () => {
  const names = () => readdirSync(samplePath('sap/samples')).filter(name => name.endsWith('.json'));

  test('are read page by page, every value by its type', async () => {
    for (const name of names()) {
      const [service = '', set = ''] = name.replace('.json', '').split('__');
      const text = sample(`sap/samples/${name}`);
      const count = (JSON.parse(text) as { d: { results?: unknown[] } }).d.results?.length;
      if (count === undefined || !existsSync(samplePath(`sap/edmx/${service}.edmx`))) continue;
      let asked = 0;
      const server = createServer((request, reply) => {
        if (request.url?.includes('$metadata')) return reply.end(sample(`sap/edmx/${service}.edmx`));
        asked++;
        // The second page is empty, wherever the first one's link led.
        const body = asked === 1 ? text : '{"d":{"results":[]}}';
        reply.writeHead(200, { 'content-type': 'application/json' }).end(body);
      });
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const rows: Record<string, unknown>[] = [];
      const real = await openService(clientOf(url), `/sap/opu/odata/sap/${service}`);
      for await (const page of real.set(set).pages()) rows.push(...page.rows);
      expect(rows, name).toHaveLength(count);
      server.closeAllConnections();
      server.close();
    }
  });

  test('have the fields that the sandbox answers, in the same wire format', async () => {
    const client = clientOf(sandbox.url);
    const differences: string[] = [];
    const compared = [
      'API_SALES_ORDER_SRV__A_SalesOrder',
      'API_PRODUCT_SRV__A_Product',
      'API_BUSINESS_PARTNER__A_BusinessPartner',
    ];
    const orders = await openService(client, '/sap/opu/odata/sap/API_SALES_ORDER_SRV');
    await orders.set('A_SalesOrder').create({
      ...orderHeader,
      PurchaseOrderByCustomer: 'sample',
      to_Item: [{ Material: 'TG11', RequestedQuantity: '1', RequestedQuantityUnit: 'PC' }],
    });
    for (const name of compared) {
      const [service = '', set = ''] = name.split('__');
      const real = (
        JSON.parse(sample(`sap/samples/${name}.json`)) as { d: { results: Record<string, unknown>[] } }
      ).d.results[0] as Record<string, unknown>;
      // As it is on the wire: the format is what is compared.
      const tenant = await openService(client, `/sap/opu/odata/sap/${service}`);
      const [ours] = (await tenant.set(set).rawPages({ top: 1 }).next()).value?.rows ?? [];
      for (const [field, value] of Object.entries(ours ?? {})) {
        // The samples were taken from an older release, which lacks some of today's fields.
        if (!(field in real) || value === null || real[field] === null) continue;
        if (typeof value !== typeof real[field])
          differences.push(`${set}.${field}: ${value} / ${real[field]}`);
        const isDate = (one: unknown) => String(one).startsWith('/Date(');
        if (isDate(value) !== isDate(real[field]))
          differences.push(`${set}.${field}: ${value} / ${real[field]}`);
      }
      expect(Object.keys(ours ?? {}).filter(field => field in real).length, name).toBeGreaterThan(10);
    }
    expect(differences).toEqual([]);
  });
});

withSamples("the schema of SAP's journal entry service", () => {
  test('is kept by what is sent and by what the sandbox answers', async () => {
    await postJournalEntry(clientOf(sandbox.url), {
      messageId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      createdAt: new Date(),
      CompanyCode: '1710',
      AccountingDocumentType: 'SA',
      DocumentReferenceID: 'BC-1',
      DocumentHeaderText: 'Order 1 & <more>',
      CreatedByUser: 'KONTOR',
      DocumentDate: '2026-11-20',
      PostingDate: '2026-11-20',
      currency: 'USD',
      items: [
        { GLAccount: '11002010', amount: '108.00', DebitCreditCode: 'S', DocumentItemText: 'Payment' },
        {
          GLAccount: '41000000',
          amount: '-100.00',
          DebitCreditCode: 'H',
          DocumentItemText: 'Revenue',
          CostCenter: '17101301',
        },
        { GLAccount: '22000000', amount: '-8.00', DebitCreditCode: 'H', DocumentItemText: 'Tax' },
      ],
    });
    const wsdl = sample('sap/wsdl/JOURNALENTRYCREATEREQUESTCONFI.wsdl');
    const schema = wsdl.slice(
      wsdl.indexOf('<xsd:schema'),
      wsdl.indexOf('</xsd:schema>') + '</xsd:schema>'.length,
    );
    const document = XmlDocument.fromString(
      schema.replace('<xsd:schema', '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"'),
    );
    const validator = XsdValidator.fromDoc(document);
    const bodyOf = (envelope: string) =>
      /<[\w-]+:Body>([\s\S]*)<\/[\w-]+:Body>/.exec(envelope)?.[1]?.trim() as string;
    const withNamespace = (xml: string) =>
      xml
        .replace(/^<([\w-]+):(\w+)/, '<$1:$2 xmlns:$1="http://sap.com/xi/SAPSCORE/SFIN"')
        .replace(/(xmlns:([\w-]+)="[^"]*")(.*?)\sxmlns:\2="[^"]*"/, '$1$3');
    for (const envelope of [sent.at(-1), received.at(-1)]) {
      const message = XmlDocument.fromString(withNamespace(bodyOf(envelope as string)));
      // Throws with every place where the schema is not kept.
      validator.validate(message);
      message.dispose();
    }
    validator.dispose();
    document.dispose();
  });
});
