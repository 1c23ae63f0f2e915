// `kontor sandbox s4|bigcommerce|xero`: one sandbox server, until it is told to stop.
import { readFileSync } from 'node:fs';
import { isTimeZone } from '../core/calendar.ts';
import { fileReason } from '../core/file-errors.ts';
import { say as ofCore } from '../core/own-sentences.ts';
import { believableMix } from '../sandbox/bigcommerce/mix.ts';
import { startStoreSandbox } from '../sandbox/bigcommerce/server.ts';
import type { FaultRates } from '../sandbox/faults.ts';
import { readEdmx } from '../sandbox/s4hana/own-metadata/read-edmx.ts';
import { sandboxCredentials, startS4Sandbox } from '../sandbox/s4hana/server.ts';
import { startXeroSandbox } from '../sandbox/xero/server.ts';
import { startTraffic } from '../stage/traffic.ts';
import { say as ofCli } from './sentences.ts';
import { stopSignal } from './stop-signal.ts';

export interface SandboxOptions {
  port: string;
  seed: string;
  fault: string[];
}

export async function sandboxS4(
  options: SandboxOptions & {
    pageSize: string;
    lateSeconds: string;
    slowSeconds: string;
    closedPeriod: string[];
    metadata: string[];
    eventsTo?: string;
    locked: string[];
    repeatability?: boolean;
    openOrders?: string;
  },
): Promise<void> {
  const own = options.metadata.map(file => readEdmx(textOf(file), file));
  const sandbox = await startS4Sandbox({
    port: Number(options.port),
    seed: options.seed,
    faults: ratesOf(options.fault),
    metadata: own,
    locked: options.locked,
    repeatability: options.repeatability ?? false,
    ...(options.eventsTo === undefined ? {} : { eventsTo: options.eventsTo }),
    ...(options.openOrders === undefined ? {} : { openOrders: Number(options.openOrders) }),
    pageSize: Number(options.pageSize),
    lateMs: Number(options.lateSeconds) * 1000,
    slowMs: Number(options.slowSeconds) * 1000,
  });
  sandbox.closePeriods(options.closedPeriod);
  const { username, password, apiKey, clientId, clientSecret } = sandboxCredentials;
  say(`S/4HANA sandbox at ${sandbox.url}`, [
    `user ${username}, password ${password}; API key ${apiKey}`,
    `token endpoint ${sandbox.url}/sap/bc/sec/oauth2/token, client ${clientId}, secret ${clientSecret}`,
    `faults: GET and PUT ${sandbox.url}/sandbox/faults`,
    ...own.map(({ namespace, protocol }) => `${namespace} (${protocol}) from your own metadata`),
    ...(options.eventsTo === undefined
      ? []
      : [`business events to ${options.eventsTo}; state: GET ${sandbox.url}/sandbox/events`]),
  ]);
  await stopSignal();
  await sandbox.close();
}

export async function sandboxBigCommerce(
  options: SandboxOptions & {
    rate: string;
    orders?: string;
    ordersFile?: string;
    scheme: 'standard' | 'x-bc-signature';
    quota: string;
    retryScale: string;
    currency: string;
    timezone: string;
    mix: 'plain' | 'believable';
  },
): Promise<void> {
  if (!isTimeZone(options.timezone)) throw ofCore.error('bad-time-zone', { timeZone: options.timezone });
  const sandbox = await startStoreSandbox({
    port: Number(options.port),
    seed: options.seed,
    faults: ratesOf(options.fault),
    scheme: options.scheme,
    quota: Number(options.quota),
    retryScale: Number(options.retryScale),
    currency: options.currency,
    timezone: options.timezone,
  });
  const { storeHash, accessToken, clientSecret } = sandbox.credentials;
  say(`BigCommerce sandbox at ${sandbox.url}`, [
    `store hash ${storeHash}, access token ${accessToken}, client secret ${clientSecret}`,
    `faults: GET and PUT ${sandbox.url}/sandbox/faults; totals: GET ${sandbox.url}/sandbox/totals`,
  ]);
  const live = Number(options.rate) > 0 || options.ordersFile !== undefined;
  const traffic = live
    ? startTraffic(sandbox, {
        seed: options.seed,
        ordersPerSecond: Number(options.rate) || 50,
        orders: options.orders === undefined ? undefined : Number(options.orders),
        ordersFile: options.ordersFile,
        ...(options.mix === 'believable' ? { mix: believableMix } : {}),
      })
    : undefined;
  await stopSignal();
  traffic?.stop();
  await sandbox.close();
}

export async function sandboxXero(options: SandboxOptions): Promise<void> {
  const sandbox = await startXeroSandbox({
    port: Number(options.port),
    seed: options.seed,
    faults: ratesOf(options.fault),
  });
  const { clientId, clientSecret, tenantId, webhookKey } = sandbox.credentials;
  say(`Xero sandbox at ${sandbox.url}`, [
    `token endpoint ${sandbox.url}/connect/token, client ${clientId}, secret ${clientSecret}`,
    `organisation ID ${tenantId}`,
    `faults: GET and PUT ${sandbox.url}/sandbox/faults`,
    `webhooks: PUT ${sandbox.url}/sandbox/webhooks {"url": …}, signed with ${webhookKey}`,
  ]);
  await stopSignal();
  await sandbox.close();
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const also = ofCore.words.en;
    throw ofCli.error('metadata-unreadable', { file, why: fileReason(cause) }, { cause, also });
  }
}

/** `lost-after-commit=0.1` */
function ratesOf(texts: string[]): FaultRates {
  return Object.fromEntries(
    texts.map(text => {
      const [name = '', rate = ''] = text.split('=');
      if (!/^(\d+|\d*\.\d+)$/.test(rate)) {
        throw ofCli.error('bad-fault', { text });
      }
      return [name, Number(rate)];
    }),
  ) as FaultRates;
}

function say(title: string, lines: string[]): void {
  process.stdout.write(`${[title, ...lines.map(line => `  ${line}`)].join('\n')}\n`);
}
