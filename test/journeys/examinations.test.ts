// Examinations over the API: begun in one process, read in any, and always ended.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { type Client, createClient } from '../../src/client/index.ts';
import { silentLog } from '../../src/core/log.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import {
  connectionOf,
  eventually,
  eventuallyIs,
  kontorOfFile,
  ownKontor,
  type RunningKontor,
} from '../running-kontor.ts';
import { silentSystem } from '../silent-system.ts';

const kontorHere = kontorOfFile();

/** It, once it has ended. */
const ended = (client: Client, id: string, examination: string) =>
  eventuallyIs(
    'the examination has ended',
    () => client.getExamination({ id, examination }),
    ({ outcome }) => outcome !== null,
  );

/** A connection that nobody has checked. */
async function connectUnchecked({ app, tenant }: RunningKontor, baseUrl: string, password: string) {
  const { id } = await app.store.connections.create(
    {
      tenantId: tenant,
      connector: 's4hana',
      system: `s4hana:${baseUrl}`,
      name: 'unchecked',
      settings: { baseUrl, auth: { kind: 'basic', username: sandboxCredentials.username } },
    },
    { 'auth.password': password },
  );
  return id;
}

/** Another process for the door, on the same database. */
async function otherDoor({ folder, databaseUrl }: RunningKontor): Promise<Client> {
  const other = await startApp({
    folder,
    databaseUrl,
    privateHosts: ['127.0.0.1'],
    role: 'api',
    host: '127.0.0.1',
    port: 0,
    log: silentLog,
  });
  onTestFinished(() => other.stop());
  return createClient({ url: other.url, apiKey: other.apiKey, retries: 0 });
}

test('begins in one process and is read in another, with what was found so far', async () => {
  const kontor = await ownKontor({ scene: { s4: { slowMs: 100, locked: ['API_PRODUCT_SRV'] } } });
  const id = await kontor.connect();
  kontor.s4.setFaults({ slow: 1 });
  const { id: examination, outcome } = await kontor.client.startExamination({ id });
  expect([examination, outcome]).toEqual([expect.stringMatching(/^exa_/), null]);
  const other = await otherDoor(kontor);
  const seen = await eventuallyIs(
    'some services have been looked at',
    () => other.getExamination({ id, examination }),
    ({ services, outcome: now }) => services.length > 0 || now !== null,
  );
  expect(seen).toMatchObject({ outcome: null, fixes: [], error: null, ended_at: null });
  expect(seen.services.length).toBeLessThan(seen.total as number);
  // A caller that asks for another one meanwhile gets this one, in whichever process.
  expect((await other.startExamination({ id })).id).toBe(examination);
  kontor.s4.setFaults({});
  const whole = await ended(other, id, examination);
  expect(whole).toMatchObject({ outcome: 'succeeded', total: whole.services.length, error: null });
  expect(whole.services.find(({ name }) => name === 'product')).toMatchObject({
    state: 'not_authorised',
    scenario: 'SAP_COM_0009',
  });
  expect(whole.fixes).toMatchObject([
    {
      code: 'create-arrangement',
      params: { scenario: 'SAP_COM_0009' },
      says: expect.stringMatching(/SAP_COM_0009.*Products/),
    },
  ]);
  const german = await kontor.request(`/v1/connections/${id}/examinations/${whole.id}`, {
    headers: { 'accept-language': 'de' },
  });
  const inGerman = (await german.json()) as typeof whole;
  expect(inGerman.fixes[0]?.says).toMatch(/Kommunikationsvereinbarung für SAP_COM_0009.*Produkte/);
  expect(inGerman.services.find(({ name }) => name === 'product')).toMatchObject({
    title: 'Produkte',
    reason_code: 'not-authorised',
    reason: expect.stringMatching(/Bitten Sie/),
  });
  expect((await kontor.client.startExamination({ id })).id).not.toBe(examination);
});

test('of a system that hangs ends with a sentence, and the next one may begin', async () => {
  const kontor = await ownKontor({ tuning: { examinationMs: 1_500 } });
  const { id } = await silentSystem(kontor);
  const { id: first } = await kontor.client.startExamination({ id });
  expect(await ended(kontor.client, id, first)).toMatchObject({
    outcome: 'failed',
    error: expect.stringMatching(
      /^The system was too slow: Kontor had examined 0 of \d+ services after 2 seconds\./,
    ),
  });
  expect((await kontor.client.startExamination({ id })).id).not.toBe(first);
});

test('of a process that stops, or is killed, says so', async () => {
  const kontor = await ownKontor();
  const { id } = await silentSystem(kontor);
  const stopped = await kontor.client.startExamination({ id });
  await kontor.restart();
  expect(await kontor.client.getExamination({ id, examination: stopped.id })).toMatchObject({
    outcome: 'failed',
    error: expect.stringMatching(/^Kontor was stopped after it had examined 0 of \d+ services\./),
  });
  // What a killed one leaves. The clock is not trusted just after a start.
  const killed = await kontor.app.store.examinations.begin(id, new Date(kontor.now() - 1_000));
  expect(await ended(kontor.client, id, killed.id)).toMatchObject({
    outcome: 'failed',
    error: expect.stringContaining('Kontor was stopped before the examination had ended.'),
  });
});

test('of a logon that is refused fails with the reason', async () => {
  const kontor = await kontorHere();
  const id = await connectUnchecked(kontor, kontor.s4.url, 'another-password');
  const { id: examination } = await kontor.client.startExamination({ id });
  expect(await ended(kontor.client, id, examination)).toMatchObject({
    outcome: 'failed',
    services: [],
    error: expect.stringContaining('S/4HANA refused the logon.'),
  });
});

test('is for those who may work with the connection, and for its tenant only', async () => {
  const kontor = await kontorHere();
  const id = await kontor.connect();
  const { key } = await kontor.client.createKey({ body: { name: 'viewer', role: 'viewer' } });
  const viewer = createClient({ url: kontor.app.url, apiKey: key, retries: 0 });
  await expect(viewer.startExamination({ id })).rejects.toMatchObject({ status: 403 });
  const { id: examination } = await kontor.client.startExamination({ id });
  expect(await ended(viewer, id, examination)).toMatchObject({ outcome: 'succeeded', fixes: [] });
  const neighbour = await kontorHere();
  for (const ask of [
    () => neighbour.client.startExamination({ id }),
    () => neighbour.client.getExamination({ id, examination }),
  ])
    await expect(ask()).rejects.toMatchObject({ status: 404 });
});

test('is not for a store, which has no services to look at', async () => {
  const kontor = await kontorHere({ flows: true });
  const id = await connectionOf(kontor, 'bigcommerce');
  await expect(kontor.client.startExamination({ id })).rejects.toMatchObject({
    status: 400,
    code: 'not-examinable',
  });
  await expect(kontor.client.listServices({ id })).rejects.toMatchObject({
    status: 400,
    code: 'no-services',
  });
});

test('finds services whose records come in pages, each once', async () => {
  const kontor = await kontorHere();
  const id = await kontor.connect();
  const known = await kontor.client.listServices({ id, limit: 10 }).all();
  expect(new Set(known.map(({ name }) => name)).size).toBeGreaterThan(20);
  const accounts = { id, service: 'glAccount', set: 'A_GLAccountInChartOfAccounts' };
  const { keys, count, result } = await kontor.client.listServiceRecords({
    ...accounts,
    limit: 1,
    count: 'true',
  });
  expect([keys, result.length]).toEqual([['ChartOfAccounts', 'GLAccount'], 1]);
  const rows = await kontor.client
    .listServiceRecords({ ...accounts, orderby: 'ChartOfAccounts, GLAccount', select: 'GLAccount', limit: 7 })
    .all();
  expect(rows).toHaveLength(count as number);
  expect(new Set(rows.map(({ GLAccount }) => GLAccount)).size).toBe(count);
});

test('keeps no secret that a system says in what it answers, and the latest ten', async () => {
  const kontor = await kontorHere();
  const password = 'YY1_RepeatedPassword';
  const server = createServer((request, reply) => {
    if (!request.url?.includes('$metadata')) reply.statusCode = 404;
    reply.end(metadataWith(password));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const id = await connectUnchecked(kontor, `http://127.0.0.1:${port}`, password);
  const made: string[] = [];
  for (let n = 0; n < 12; n++) {
    const { id: examination } = await kontor.client.startExamination({ id });
    const whole = await ended(kontor.client, id, examination);
    const custom = whole.services.flatMap(({ custom_fields }) => custom_fields);
    expect(custom).toContainEqual({ set: 'A_Things', field: '***', type: 'Edm.String' });
    expect(JSON.stringify(whole)).not.toContain(password);
    made.push(examination);
  }
  const [oldest = '', , third = ''] = made;
  await expect(kontor.client.getExamination({ id, examination: oldest })).rejects.toMatchObject({
    status: 404,
  });
  await eventually('the third is kept', async () =>
    kontor.client.getExamination({ id, examination: third }).then(({ outcome }) => outcome !== null),
  );
});

const metadataWith = (
  field: string,
) => `<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices>
  <Schema Namespace="X" xmlns="http://schemas.microsoft.com/ado/2008/09/edm">
    <EntityType Name="Thing"><Key><PropertyRef Name="Id"/></Key>
      <Property Name="Id" Type="Edm.String" Nullable="false"/><Property Name="${field}" Type="Edm.String"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="A_Things" EntityType="X.Thing"/></EntityContainer>
  </Schema></edmx:DataServices></edmx:Edmx>`;
