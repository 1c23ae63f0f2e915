// The only place where the concrete parts meet. Each is created after the parts that it uses.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { AppOptions } from './app-options.ts';
import type { AnyConnector } from './connections/any-connector.ts';
import { expiriesIn } from './connections/expiries.ts';
import { fullSettings } from './connections/full-settings.ts';
import { type Opening, opener } from './connections/open-connection.ts';
import { openConnections } from './connections/open-connections.ts';
import { bigCommerce } from './connectors/bigcommerce/connector.ts';
import { s4Hana } from './connectors/s4hana/connector.ts';
import { xero } from './connectors/xero/connector.ts';
import { byName } from './core/by-name.ts';
import { operator } from './core/caller.ts';
import { wholeClock } from './core/clock.ts';
import { speaker } from './core/reasons.ts';
import { trimEnd } from './core/trim-end.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { jobsOf } from './engine/flows/listeners.ts';
import { checkExtension } from './extension/extension.ts';
import { ownFlows } from './flows/own-flows.ts';
import { createAuthenticator } from './gateway/authenticator.ts';
import { browserSessions } from './gateway/browser-sessions.ts';
import { openGateway } from './gateway/gateway.ts';
import { openIdProvider } from './gateway/openid-provider.ts';
import { responseCache } from './gateway/response-cache.ts';
import { signOn } from './gateway/single-sign-on.ts';
import { withCallContext } from './http/call-context.ts';
import { messagePoster } from './http/post-message.ts';
import { cachedReceivers } from './intake/receivers.ts';
import { authentication } from './server/authenticate.ts';
import { createServer } from './server/create-server.ts';
import { refusedPort } from './server/listen.ts';
import { openRequests } from './server/open-requests.ts';
import { ownAddress } from './server/own-address.ts';
import { limitStrangers } from './server/strangers.ts';
import { makeFolder } from './store/folder-lock.ts';
import { openStore, type Store } from './store/open-store.ts';
import { secretFile } from './store/secret-file.ts';
import { defaultTuning } from './tuning.ts';
import { version } from './version.ts';
import { wordingOf } from './wording.ts';

export type { AppOptions } from './app-options.ts';
export type { BackupHeader } from './store/backup/backup-file.ts';
export { checkBackup, restoreBackup } from './store/backup/restore-backup.ts';
export { writeBackup } from './store/backup/write-backup.ts';
export { lockFolder } from './store/folder-lock.ts';
export type { Tuning } from './tuning.ts';

export interface App {
  url: string;
  apiKey: string;
  store: Store;
  engine: Engine;
  /**
   * A link with which the operator signs in once. Undefined with `onlyFirst` when somebody has signed in here, or could with a key or
   * an earlier link; and where nothing listens.
   */
  signInLink(link: { expiresInSeconds: number; onlyFirst?: boolean }): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** A flow parks with these what it has no account for. */
const accountCodes = ['no-currency-rule', 'no-clearing-rule', 'no-account-rule'];

export const ownConnectors = [bigCommerce, s4Hana, xero] as AnyConnector[];

/** Throws `config/other-extension-api`, `config/extension-refused`, `config/two-parts-of-one-name`, `config/code-taken`, `config/port`, and what `openStore` says. */
export async function startApp(options: AppOptions): Promise<App> {
  const { log } = options;
  const clock = wholeClock(options.clock);
  const tuning = { ...defaultTuning, ...options.tuning };
  const extensions = options.extensions ?? [];
  for (const extension of extensions) checkExtension(extension);
  const connectors = byName('connector', [
    ...ownConnectors,
    ...extensions.flatMap(({ connectors = [] }) => connectors),
  ]);
  const flows = byName('flow', [...ownFlows, ...extensions.flatMap(({ flows = [] }) => flows)]);
  const words = wordingOf([...connectors.values(), ...flows.values()]);
  const speak = speaker(words.en);
  // Before anything is opened that would have to be closed again.
  makeFolder(options.folder);
  const madeKey = () => randomBytes(24).toString('base64url');
  const apiKey = options.apiKey ?? secretFile(options.folder, 'api.key', madeKey);
  const store = await openStore({ ...options, clock, longestPauseMs: tuning.longestPauseMs });
  const kept = responseCache(clock);
  const opening: Opening = {
    store,
    clock,
    log,
    privateHosts: options.privateHosts ?? [],
    answerLimitBytes: tuning.answerLimitBytes,
    words: words.en,
    mayHaveChanged: kept.forget,
  };
  const settingsOf = fullSettings(store, connectors);
  const connections = openConnections(opener(settingsOf, opening), () => clock.elapsed());
  const poster = messagePoster(opening.privateHosts, clock);
  let url: string | undefined;
  const at = (path: string): string | undefined => {
    const base = options.publicUrl ?? url;
    return base && `${trimEnd(base, '/')}${path}`;
  };
  const hookUrl = (id: string) => at(`/hooks/${id}`);
  const signInUrl = (token: string) => at(`/sign-in#${token}`) as string;
  const forBoth = { ...tuning, connections, flows, speak, words, withCalls: withCallContext, hookUrl };
  const engine = createEngine({
    ...forBoth,
    expiriesOf: expiriesIn(connectors),
    postMessage: poster.post,
    redactPosted: poster.redact,
    store,
    wall: clock,
    log,
  });
  const people = options.signOn && signOn(options.signOn, clock);
  const { client } = options.signOn ?? {};
  const provider =
    options.signOn && people && client && openIdProvider({ ...options.signOn, client }, people);
  const sessions = browserSessions({ ...tuning, store, operatorKey: apiKey, provider, clock, log });
  const authenticator = createAuthenticator({
    store,
    operatorKey: apiKey,
    signOn: people,
    sessions,
    clock,
    log,
  });
  const gateway = openGateway({
    ...forBoth,
    opening,
    connectors,
    authenticator,
    signIn: { operatorKey: apiKey, sessions, provider },
    installation: { ...tuning, version, signOn: options.signOn, publicUrl: options.publicUrl },
    cache: kept,
    checkAddress: poster.checkAddress,
    setUp: { sap: s4Hana.name, accountCodes },
    engine,
  });
  let server: FastifyInstance | undefined;
  const stop = async () => {
    // First the door, then the work, then the memory.
    engine.idle.close();
    await server?.close();
    await gateway.close();
    await engine.stop();
    await authenticator.close();
    await poster.close();
    await store.close();
    await connections.close();
  };
  try {
    if (options.role !== 'worker') {
      const open = openRequests(tuning.openRequests);
      const own = ownAddress(options.publicUrl);
      const strangers = limitStrangers(tuning.wrongKeysPerMinute);
      server = await createServer({
        ...tuning,
        authenticate: authentication(authenticator, tuning, { ...open, strangers, own }),
        own,
        strangers,
        signInUrl,
        vault: { seal: store.seal, open: store.unseal },
        inTurn: open.inTurn,
        version,
        idle: engine.idle,
        gateway,
        intake: {
          receiverOf: cachedReceivers(settingsOf, clock),
          jobsFor: jobsOf(engine.storedFlows, flows),
          events: store.events,
          clock,
        },
        ready: () => store.ping(),
        trustProxy: options.trustProxy,
        log,
      });
    }
    url = await server?.listen({ host: options.host, port: options.port }).catch(refusedPort(options));
    await engine.start({ work: options.role !== 'api' });
  } catch (error) {
    await stop().catch(thrown =>
      log.warn({ error: String(thrown) }, 'The failed start left something open.'),
    );
    throw error;
  }
  return {
    url: url ?? '',
    apiKey,
    store,
    engine,
    async signInLink({ expiresInSeconds, onlyFirst = false }) {
      if (url === undefined || (onlyFirst && !(await store.signInLinks.nobodyYet()))) return undefined;
      const made = await gateway.sessions.createLink(operator, { role: undefined, expiresInSeconds });
      return signInUrl(made.token);
    },
    stop,
  };
}
