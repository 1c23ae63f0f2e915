// Everything that is there at once: one Kontor, two tenants that work, one that hangs, one that floods, one behind a careless
// gateway, clients that break off, and poison.
import { createHash } from 'node:crypto';
import { type Client, createClient } from '../../src/client/index.ts';
import { chance } from '../../src/sandbox/faults.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { repeated } from '../../src/testing/connector/careless-answers.ts';
import { anInvoice } from '../an-invoice.ts';
import { breakingGate } from '../breaking-gate.ts';
import { breakingReceiver } from '../breaking-receiver.ts';
import { startCarelessGateway } from '../careless-gateway.ts';
import { connectUnasked, filesSystem } from '../files-system.ts';
import { type HangingFront, hangingFront } from '../hanging-front.ts';
import { type NeighbourTenant, startNeighbourTenant } from '../neighbour-tenant.ts';
import { onDatabase, refuse } from '../refusing-database.ts';
import { noteBooked } from './booked.ts';
import { type BreakingClients, openBreakingClients } from './breaking-clients.ts';
import { type Caller, openCaller } from './caller.ts';
import { type CarelessTenant, startCarelessTenant } from './careless-tenant.ts';
import { type KontorOnFolder, startOnFolder } from './kontor-on-folder.ts';
import { openPoisoner, type Poisoner } from './poisoner.ts';
import { startWorkingTenant, type WorkingTenant } from './working-tenant.ts';

export interface Scene {
  kontor: KontorOnFolder;
  operator: Client;
  /** A gateway in front of its S/4HANA repeats in some errors what it was sent. Its shop gets the poison. */
  works: WorkingTenant;
  /** Connections to its systems break, and so do its clients. */
  breaks: WorkingTenant;
  floods: NeighbourTenant;
  hangs: NeighbourTenant & { hang(on: boolean): Promise<void> };
  careless: CarelessTenant;
  callers: { works: Caller; breaks: Caller; hangs: Caller };
  clients: BreakingClients;
  poisoner: Poisoner;
  /** From 0 to 1: how many connections to the systems of `breaks` break. */
  setBreaking(rate: number): void;
  broken(): Record<string, Record<string, number>>;
  /** Whatever no table and no log may hold. */
  secrets(): string[];
}

export async function openScene(folder: string, seed: string): Promise<Scene> {
  const apiKey = createHash('sha256').update(`${seed}|key`).digest('base64url');
  const kontor = await startOnFolder(folder, apiKey);
  await onDatabase(kontor.database, `${refuse};${noteBooked}`);
  const operator = createClient(kontor);

  const gateways: { secrets: Set<string> }[] = [];
  const works = await startWorkingTenant({
    kontor,
    operator,
    id: 'works',
    seed,
    inFront: {
      store: async url => url,
      async s4(url) {
        const gateway = await startCarelessGateway(url);
        gateways.push(gateway);
        let n = 0;
        gateway.refuse = (headers, _method, body) =>
          chance(`${seed}|careless|${n++}`) < 0.02
            ? { status: 500, body: repeated(headers, body, sandboxCredentials.clientSecret) }
            : undefined;
        return gateway.url;
      },
    },
  });
  const gates: Record<string, Awaited<ReturnType<typeof breakingGate>>> = {};
  const gate = async (name: string, url: string) => {
    gates[name] = await breakingGate(url, `${seed}|${name}`);
    return gates[name].url;
  };
  const breaks = await startWorkingTenant({
    kontor,
    operator,
    id: 'breaks',
    seed,
    inFront: { store: url => gate('store', url), s4: url => gate('s4', url) },
  });
  const filesUrl = await gate('files', await filesSystem(seed));
  await kontor.kill();
  const files = await connectUnasked({
    folder,
    databaseUrl: undefined,
    tenantId: breaks.id,
    baseUrl: filesUrl,
  });
  await kontor.restart();
  const receiver = await gate('receiver', await breakingReceiver(seed));
  const { secret } = await breaks.client.createDestination({ body: { url: receiver } });
  const clients = openBreakingClients(
    { ...kontor, tenant: breaks.id, seed },
    {
      files,
      sap: breaks.sap,
      shop: breaks.shop,
      clientSecret: breaks.store.credentials.clientSecret,
      invoice: await anInvoice(breaks.s4),
    },
  );

  const floods = await startNeighbourTenant(kontor, operator, 'floods', {
    concurrency: 2,
    quietPeriodSeconds: 6,
  });
  let front: HangingFront | undefined;
  const hangs = await startNeighbourTenant(kontor, operator, 'hangs', {
    quietPeriodSeconds: 6,
    async inFront(url) {
      front = await hangingFront(url);
      return front.url;
    },
  });
  const careless = await startCarelessTenant(kontor, operator, { id: 'careless', seed });

  const caller = (tenant: string, connection: string, againMs: number) =>
    openCaller({ ...kontor, tenant, connection, name: `CALL-${tenant}`, againMs });
  return {
    kontor,
    operator,
    works,
    breaks,
    floods,
    hangs: {
      ...hangs,
      async hang(on) {
        front?.hang(on);
        await hangs.systems.hang(on);
      },
    },
    careless,
    callers: {
      works: caller(works.id, works.sap, 500),
      breaks: caller(breaks.id, breaks.sap, 500),
      hangs: caller(hangs.id, hangs.to, 5_000),
    },
    clients,
    poisoner: openPoisoner({
      ...kontor,
      tenant: works.id,
      shop: works.shop,
      sap: works.sap,
      clientSecret: works.store.credentials.clientSecret,
    }),
    setBreaking(rate) {
      for (const one of Object.values(gates)) one.setRate(rate);
    },
    broken: () => Object.fromEntries(Object.entries(gates).map(([name, one]) => [name, one.broken])),
    secrets: () => [
      ...works.s4.tokens(),
      ...breaks.s4.tokens(),
      ...gateways.flatMap(one => [...one.secrets]),
      ...careless.secrets(),
      ...[works, breaks].flatMap(one => [
        one.store.credentials.accessToken,
        one.store.credentials.clientSecret,
      ]),
      sandboxCredentials.clientSecret,
      kontor.apiKey,
      kontor.encryptionKey,
      secret,
    ],
  };
}
