// Services with leftovers: what is broken is left out, the rest works, and using what is broken says why by name.
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { connectSystem } from '../../s4/connect.ts';
import { addressOf } from '../../sandbox/address.ts';
import { contains, eq } from '../filter.ts';
import { parseMetadata } from './parse-metadata.ts';
import { writeTypes } from './write-types.ts';

const v2 = (schema: string) => `<?xml version="1.0"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx">
<edmx:DataServices><Schema Namespace="S">${schema}</Schema></edmx:DataServices></edmx:Edmx>`;
const v4 = (schema: string) => `<?xml version="1.0"?>
<e:Edmx Version="4.0" xmlns:e="http://docs.oasis-open.org/odata/ns/edmx"><e:DataServices><Schema Namespace="S">${schema}</Schema></e:DataServices></e:Edmx>`;

const type = (name: string, inside = '', attributes = '') =>
  `<EntityType Name="${name}" ${attributes}><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.String" Nullable="false"/>${inside}</EntityType>`;
const sets = (...names: [set: string, type: string][]) =>
  `<EntityContainer Name="C">${names.map(([set, of]) => `<EntitySet Name="${set}" EntityType="S.${of}"/>`).join('')}</EntityContainer>`;
const way = (association: string, role: string) =>
  `<NavigationProperty Name="to_Partner" Relationship="S.${association}" FromRole="a" ToRole="${role}"/>`;
const association = (target: string) =>
  `<Association Name="A"><End Type="S.Contract" Multiplicity="1" Role="a"/><End Type="S.${target}" Multiplicity="*" Role="b"/></Association>`;

const leftovers: [what: string, text: string, why: string][] = [
  [
    'V2: an association that is not there',
    v2(
      `${type('Contract', way('Gone', 'b'))}${type('Good')}${sets(['ContractSet', 'Contract'], ['GoodSet', 'Good'])}`,
    ),
    'its association S.Gone is not in the metadata of the service',
  ],
  [
    'V2: a role that its association does not have',
    v2(
      `${type('Contract', way('A', 'c'))}${type('Good')}${association('Good')}${sets(['ContractSet', 'Contract'], ['GoodSet', 'Good'])}`,
    ),
    'its association S.A has no role c',
  ],
  [
    'V2: an association to a type that is not there',
    v2(
      `${type('Contract', way('A', 'b'))}${type('Good')}${association('Gone')}${sets(['ContractSet', 'Contract'], ['GoodSet', 'Good'])}`,
    ),
    'it leads to the type S.Gone, which is not in the metadata of the service or cannot be read',
  ],
  [
    'V4: a navigation to a type that is not there',
    v4(
      `${type('Contract', '<NavigationProperty Name="to_Partner" Type="Collection(S.Gone)"/>')}${type('Good')}${sets(['ContractSet', 'Contract'], ['GoodSet', 'Good'])}`,
    ),
    'it leads to the type S.Gone, which is not in the metadata of the service or cannot be read',
  ],
];

/** A server of this metadata; what else it is asked, it answers with one record. */
async function serve(metadata: string) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isMetadata = request.url?.endsWith('$metadata');
    const isV4 = metadata.includes('Version="4.0"');
    const row = { ID: '1' };
    response.setHeader('content-type', isMetadata ? 'application/xml' : 'application/json');
    response.end(isMetadata ? metadata : JSON.stringify(isV4 ? { value: [row] } : { d: { results: [row] } }));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const system = connectSystem({ baseUrl: addressOf(server), auth: { kind: 'none' } });
  onTestFinished(async () => {
    await system.close();
    server.close();
    server.closeAllConnections();
  });
  return { service: await system.service('/sap/opu/odata/sap/S'), asked };
}

test.each(leftovers)('%s breaks no other part of the service', async (_, metadata, why) => {
  const { service, asked } = await serve(metadata);
  expect(await service.set('GoodSet').list()).toEqual([{ ID: '1' }]);
  const contracts = service.set('ContractSet');
  expect(await contracts.list()).toEqual([{ ID: '1' }]);
  const sent = asked.length;
  const named = expect.objectContaining({ kind: 'input', message: expect.stringContaining(why) });
  await expect(contracts.list({ expand: ['to_Partner'] })).rejects.toThrow(named);
  await expect(contracts.list({ select: ['to_Partner/ID'] })).rejects.toThrow(named);
  await expect(contracts.list({ orderBy: ['to_Partner/ID'] })).rejects.toThrow(named);
  await expect(contracts.list({ filter: eq('to_Partner/ID', '1') })).rejects.toThrow(named);
  await expect(contracts.list({ filter: contains('to_Partner/ID', '1') })).rejects.toThrow(named);
  await expect(contracts.create({ ID: '1', to_Partner: [{ ID: '2' }] })).rejects.toThrow(named);
  await expect(contracts.update('1', { to_Partner: [] })).rejects.toThrow(named);
  expect(() => contracts.of('1', 'to_Partner')).toThrow(named);
  expect(asked).toHaveLength(sent);
});

const ring = `${type('X', '', 'BaseType="S.Y"')}${type('Y', '', 'BaseType="S.X"')}`;
const lostSets: [what: string, text: string, why: string][] = [v2, v4].flatMap(
  (edmx): [string, string, string][] => [
    [
      'a type that is not there',
      edmx(`${type('Good')}${sets(['GoodSet', 'Good'], ['LostSet', 'Gone'])}`),
      'its type S.Gone is not in the metadata of the service',
    ],
    [
      'a base type that is not there',
      edmx(
        `${type('Good')}${type('X', '', 'BaseType="S.Gone"')}${sets(['GoodSet', 'Good'], ['LostSet', 'X'])}`,
      ),
      'its type S.X cannot be read: its base type S.Gone is not in the metadata of the service',
    ],
    [
      'base types in a ring',
      edmx(`${type('Good')}${ring}${sets(['GoodSet', 'Good'], ['LostSet', 'X'])}`),
      'leads in a ring',
    ],
  ],
);
test.each(lostSets)('a set with %s is left out by name, and the others work', async (_, metadata, why) => {
  const { service } = await serve(metadata);
  expect(await service.set('GoodSet').list()).toEqual([{ ID: '1' }]);
  expect(() => service.set('LostSet')).toThrow(
    expect.objectContaining({ code: 'no-set', message: expect.stringContaining(why) }),
  );
});

test('types of a service with leftovers compile without them', () => {
  for (const [, text] of leftovers) expect(writeTypes(parseMetadata(text), 'S')).not.toContain('to_Partner');
});

test('V2: keys, fields and ways of a base type belong to the types that extend it, over several steps', async () => {
  const inherited = v2(`${type('Root', way('A', 'b'), 'Abstract="true"')}
    <EntityType Name="Middle" BaseType="S.Root"><Property Name="Changed" Type="Edm.DateTimeOffset" ConcurrencyMode="Fixed"/></EntityType>
    <EntityType Name="Contract" BaseType="S.Middle"><Property Name="Amount" Type="Edm.Decimal" Precision="10" Scale="2"/></EntityType>
    ${type('Good')}${association('Good')}${sets(['ContractSet', 'Contract'], ['GoodSet', 'Good'])}`);
  const { service, asked } = await serve(inherited);
  const { definition, ...contracts } = service.set('ContractSet');
  expect(definition.type.keys).toEqual(['ID']);
  expect([...definition.type.properties.keys()]).toEqual(['ID', 'Changed', 'Amount']);
  expect(definition.type.navigations.get('to_Partner')).toMatchObject({ target: 'S.Good', collection: true });
  expect(definition.concurrency).toBe(true);
  await contracts.list({ filter: eq('ID', '1'), expand: ['to_Partner'] });
  await contracts.of('1', 'to_Partner').list();
  expect(asked.slice(1).map(one => one.split('/S/')[1])).toEqual([
    "ContractSet?$filter=ID%20eq%20'1'&$expand=to_Partner",
    "ContractSet('1')/to_Partner",
  ]);
});
