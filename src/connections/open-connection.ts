// Opens connections: the way out of the house, the connector that speaks over it, and what is known of its health.
import { everyTenant } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Reason, Sentences } from '../core/reasons.ts';
import { type Redactor, redacted } from '../core/redacted.ts';
import { takeSecrets } from '../core/secret-fields.ts';
import { type AllowedPrivate, hostRules } from '../http/host-rules.ts';
import { outbound } from '../http/outbound.ts';
import { redactor } from '../http/redact.ts';
import { type Guarded, redactErrors } from '../http/redact-errors.ts';
import type { Send } from '../http/send.ts';
import type { Connected, ConnectorIo } from '../models/connector.ts';
import type { Store } from '../store/open-store.ts';
import type { AnyConnector } from './any-connector.ts';
import { connectionHealth } from './connection-health.ts';
import { defectLog } from './defect-log.ts';
import type { FullSettings, SettingsOf } from './full-settings.ts';
import type { OpenConnection } from './open-connections.ts';
import { say } from './sentences.ts';

/** What every connection is opened with. */
export interface Opening {
  store: Store;
  clock: Clock;
  log: Log;
  privateHosts: AllowedPrivate;
  /** So much of one answer is held in memory. */
  answerLimitBytes: number;
  /** The English of all parts. */
  words: Sentences;
  /** Something was sent over it that may have changed its system. */
  mayHaveChanged(connectionId: string): void;
}

/** Opens by id; undefined: there is none that this Kontor can open. */
export const opener =
  (settingsOf: SettingsOf, opening: Opening) =>
  async (id: string): Promise<Omit<OpenConnection, 'side'> | undefined> => {
    const full = await settingsOf(id);
    return full && openConnection(full, opening);
  };

const reading = new Set(['GET', 'HEAD']);

async function openConnection(
  { connection, connector, settings, secrets }: FullSettings,
  opening: Opening,
): Promise<Omit<OpenConnection, 'side'>> {
  const { store, clock, log, words, mayHaveChanged } = opening;
  const { id } = connection;
  const redact = redactor(secrets);
  const health = connectionHealth(connection, {
    connections: store.connections,
    clock: store.clock,
    onOpen: opened =>
      void store.postings.dueNow(opened).catch(thrown => {
        // They are looked at by themselves all the same, within a minute.
        const { code, message } = toKontorError(thrown);
        log.warn({ code, connection: opened }, message);
      }),
    redact,
    words,
    log,
  });
  const way = await wayTo(connector, settings, connection.tenantId, opening);
  const out = outbound({
    ...way,
    connectionId: id,
    redact,
    writeCall(call) {
      health.answered(call);
      if (!reading.has(call.method)) mayHaveChanged(id);
      store.calls.write(call);
    },
    refusal: health.refusal,
    onBreaker: health.onBreaker,
    onLimit: health.limited,
  });
  const connected = connectedOver(connector, settings, {
    redact,
    send: out.send,
    clock,
    credentialsRefused: health.credentialsRefused,
    foundDefect: defectLog(log, clock, { connection: id, connector: connector.name }),
  });
  return {
    ...connected,
    redact,
    id,
    tenantId: connection.tenantId,
    system: connection.system,
    origin: connector.origin(settings),
    environment: connection.environment,
    limits: way.limits,
    health,
    changedAt: connection.updatedAt,
    async close() {
      await connected.close();
      await out.close();
    },
  };
}

/** Opens what is not stored yet, for one check. Nothing of it is recorded; but what the system says to it is answered. */
export async function tryOut(
  connector: AnyConnector,
  settings: unknown,
  tenantId: string,
  opening: Opening,
): Promise<Reason> {
  const { clock, log } = opening;
  const { secrets } = takeSecrets(settings as Record<string, unknown>, connector.secrets);
  const redact = redactor(Object.values(secrets));
  const out = outbound({
    ...(await wayTo(connector, settings, tenantId, opening)),
    connectionId: '',
    redact,
    writeCall() {},
    refusal: () => undefined,
    onBreaker() {},
    onLimit() {},
  });
  try {
    const connected = connectedOver(connector, settings, {
      redact,
      send: out.send,
      clock,
      credentialsRefused() {},
      foundDefect: defectLog(log, clock, { connector: connector.name }),
    });
    const message = await connected.check();
    await connected.close();
    return message;
  } finally {
    await out.close();
  }
}

/** Whatever it throws, and what it says to a check, passes the redactor. */
function connectedOver(
  connector: AnyConnector,
  settings: unknown,
  { redact, credentialsRefused, foundDefect, ...io }: { send: Send; redact: Redactor } & ConnectorIo,
): Guarded<Connected> {
  const connected = connector.connect(settings, {
    ...io,
    credentialsRefused: error => credentialsRefused(redact.error(error)),
    foundDefect: error => foundDefect(redact.error(error)),
  });
  const check = async () => redacted(await connected.check(), redact);
  return redactErrors({ ...connected, check }, redact);
}

/** What the settings say of the way to the system. Throws `config/no-tunnel`. */
async function wayTo(
  connector: AnyConnector,
  settings: unknown,
  tenantId: string,
  {
    store,
    clock,
    privateHosts,
    answerLimitBytes,
  }: Pick<Opening, 'store' | 'clock' | 'privateHosts' | 'answerLimitBytes'>,
) {
  const tunnel = await tunnelOf(connector.tunnel?.(settings), tenantId, store);
  return {
    limits: connector.limits(settings),
    recordBodies: connector.recordBodies(settings),
    tls: connector.tls?.(settings),
    tunnel,
    // What is private at the other end of a tunnel is what it was made for.
    hosts: hostRules(connector.hosts(settings), tunnel === undefined ? privateHosts : ['*']),
    clock,
    answerLimitBytes,
  };
}

async function tunnelOf(
  name: string | undefined,
  tenantId: string,
  { tenants }: Pick<Store, 'tenants'>,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const tenant = await tenants.get(everyTenant, tenantId);
  const tunnel = tenant?.tunnels[name];
  if (tunnel !== undefined) return tunnel;
  throw say.error('no-tunnel', { tenant: tenantId, name });
}
