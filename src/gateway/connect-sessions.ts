// Connect sessions: a customer fills in a form in the vendor's product, and the credentials go straight to Kontor. The
// session is all that the form can use: one connector, one tenant, one connection, a few tries, a short time.
import { type Caller, everyTenant, tenantForNew } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { type KontorError, toKontorError } from '../core/errors.ts';
import { firstTen } from '../core/first-ten.ts';
import { type Language, ownLanguage } from '../core/language.ts';
import { noSuch } from '../core/no-such.ts';
import type { Reason } from '../core/reasons.ts';
import { takeSecrets } from '../core/secret-fields.ts';
import type { ConnectSession } from '../store/connect-sessions.ts';
import type { StoredConnection } from '../store/connections.ts';
import type { Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import type { Settings } from './changed-settings.ts';
import type { CheckResult, ConnectionAdmin } from './connection-admin.ts';
import { type ConnectorCatalog, type ConnectorView, kindsOf, settingsIn } from './connector-catalog.ts';
import { newPageToken, refuseEnded, stateOfToken, type TokenState } from './page-tokens.ts';
import { say } from './sentences.ts';

export interface SessionDraft {
  connector: string;
  name: string;
  connection: string | undefined;
  settings: Record<string, unknown>;
  allowed: string[] | undefined;
  objects: string[];
  returnOrigin: string;
  expiresInSeconds: number;
}

export interface ConnectSessions {
  /** Throws `input/no-connector`, `input/no-setting`, `input/secret-in-session`, `missing/no-connection`. `token` is not stored. */
  create(caller: Caller, draft: SessionDraft): Promise<{ session: ConnectSession; token: string }>;
  list(caller: Caller, page: Page): Promise<ConnectSession[]>;
  /** Throws `missing/no-session`. */
  get(caller: Caller, id: string): Promise<ConnectSession>;
  /** Ends it. Throws `missing/no-session`, `conflict/session-ended`. */
  cancel(caller: Caller, id: string): Promise<ConnectSession>;
  stateOf(session: ConnectSession): TokenState;
  /** The origin of the page that may show this session, also after its end; undefined: there is no such session. */
  originOf(id: string): Promise<string | undefined>;
  form: ConnectForm;
}

/** For callers who have nothing but a session. All throw `forbidden/session-used`, `forbidden/session-over` when it has ended. */
export interface ConnectForm {
  session(caller: Caller): Promise<ConnectSession>;
  describe(session: ConnectSession, auth: string, language: Language): ConnectorView;
  /**
   * What is known before anything is entered, without secrets: the settings of the session, and of the connection that gets new credentials
   * those that may be given.
   */
  known(caller: Caller, session: ConnectSession): Promise<{ name: string; settings: Settings }>;
  /** Tries credentials and keeps nothing. Throws `forbidden/session-tried-out`, `input/not-allowed`. */
  check(caller: Caller, session: ConnectSession, given: Settings): Promise<CheckResult>;
  /** Creates or updates the connection, and ends the session. Throws what `connection-admin.ts` says. */
  finish(
    caller: Caller,
    session: ConnectSession,
    given: Settings,
  ): Promise<StoredConnection & { message: Reason }>;
}

/** Nobody needs more to paste a password, and nobody shall try passwords with it. */
const maxTries = 20;

export function connectSessions(parts: {
  store: Store;
  clock: Clock;
  connectors: ConnectorCatalog;
  connections: Pick<ConnectionAdmin, 'create' | 'update' | 'get' | 'tryOut' | 'tryChange'>;
  /** What is remembered of sessions is to be looked up anew. */
  changed(): void;
}): ConnectSessions {
  const { store, clock, connectors, connections } = parts;
  const now = () => new Date(clock.now());
  const get = async (caller: Caller, id: string) => {
    const found = await store.connectSessions.get(caller.sees, id);
    if (found) return found;
    throw say.error('no-session', { id });
  };
  /** Counts the try and lays what was given over what is set. Throws `input/not-allowed`. */
  const settingsFor = async (caller: Caller, { id, settings, allowed }: ConnectSession, given: Settings) => {
    if (allowed) refuseOthers(allowed, given);
    if (!(await store.connectSessions.try(id, maxTries, now()))) {
      refuseEnded(await store.connectSessions.get(caller.sees, id), clock);
      throw say.error('session-tried-out', { tries: maxTries });
    }
    return { ...settings, ...given };
  };

  return {
    get,
    list: (caller, page) => store.connectSessions.list(caller.sees, page),
    stateOf: session => stateOfToken(session, clock),
    originOf: async id => (await store.connectSessions.get(everyTenant, id))?.returnOrigin,
    async create(caller, { returnOrigin, expiresInSeconds, connection: connectionId, ...draft }) {
      const tenantId = tenantForNew(caller);
      if (!(await store.tenants.get(everyTenant, tenantId))) throw noSuch('tenant', tenantId);
      const connector = connectors.find(draft.connector);
      if (connectionId !== undefined) {
        const existing = await connections.get(caller, connectionId);
        if (existing.tenantId !== tenantId) throw noSuch('connection', connectionId);
        if (existing.connector !== connector.name) throw otherConnector(existing);
      }
      refuseUnknown(connectors.describe(connector.name, { objects: [], auth: '' }, ownLanguage), draft);
      const secrets = Object.keys(takeSecrets(draft.settings, connector.secrets).secrets);
      if (secrets.length > 0) throw secretInSession(secrets);
      const { token, hash } = newPageToken('connect-session');
      const session = await store.writeAudited(caller, async tables => {
        const answer = await tables.connectSessions.create({
          ...draft,
          tenantId,
          connectionId: connectionId ?? null,
          allowed: draft.allowed ?? null,
          returnOrigin,
          expiresAt: new Date(clock.now() + expiresInSeconds * 1000),
          hash,
        });
        const { connector: of, name, expiresAt } = answer;
        const after = { connector: of, name, connection: answer.connectionId, return_origin: returnOrigin };
        return {
          answer,
          entry: {
            tenant: tenantId,
            action: 'connect-session.created',
            subject: answer.id,
            after: { ...after, expires_at: expiresAt },
          },
        };
      });
      return { session, token };
    },
    async cancel(caller, id) {
      const session = await get(caller, id);
      await store.writeAudited(caller, async tables => {
        if (!(await tables.connectSessions.cancel(caller.sees, id, now())))
          throw say.error('session-ended', { id });
        const entry = { tenant: session.tenantId, action: 'connect-session.cancelled', subject: id };
        return { answer: undefined, entry };
      });
      parts.changed();
      return get(caller, id);
    },
    form: {
      async session({ id, sees }) {
        return refuseEnded(await store.connectSessions.get(sees, id), clock);
      },
      describe: ({ connector, objects, allowed }, auth, language) =>
        connectors.describe(connector, { objects, auth, allowed }, language),
      async known(caller, { connectionId, name, settings, allowed }) {
        if (connectionId === null) return { name, settings };
        const connection = await connections.get(caller, connectionId);
        return { name: connection.name, settings: { ...mayGive(connection.settings, allowed), ...settings } };
      },
      async check(caller, session, given) {
        const settings = await settingsFor(caller, session, given);
        const { tenantId, connector, connectionId } = session;
        try {
          const says =
            connectionId === null
              ? await connections.tryOut(tenantId, connector, settings)
              : await connections.tryChange(caller, connectionId, settings);
          return { ok: true, says };
        } catch (thrown) {
          return { ok: false, error: toKontorError(thrown) };
        }
      },
      async finish(caller, session, given) {
        const settings = await settingsFor(caller, session, given);
        const { id, connector, name, connectionId } = session;
        // In the transaction of the connection: of two forms with the same session one makes it.
        const useUp = async (tables: Pick<Store, 'connectSessions'>, madeId: string) => {
          if (await tables.connectSessions.use(id, madeId, now())) return;
          refuseEnded(await tables.connectSessions.get(caller.sees, id), clock);
          throw say.error('session-over');
        };
        const made =
          connectionId === null
            ? await connections.create(caller, { connector, name, settings }, useUp)
            : {
                ...(await connections.update(caller, connectionId, { settings }, { besides: useUp })),
                message: say.reason('new-credentials-work'),
              };
        parts.changed();
        return made;
      },
    },
  };
}

/** Throws `input/no-setting` for names that the connector does not have: the form would lack a field. */
function refuseUnknown(
  { title, settings_schema }: ConnectorView,
  { settings, allowed = [] }: Pick<SessionDraft, 'settings' | 'allowed'>,
): void {
  const known = Object.keys(settings_schema.properties as object);
  const named = [...Object.keys(settings), ...settingsIn(allowed)];
  const unknown = named.filter(name => !known.includes(name));
  if (unknown.length === 0) return;
  throw say.error('no-setting', { title, settings: firstTen(unknown), known: known.join(', ') });
}

/** Throws `input/not-allowed`. */
function refuseOthers(allowed: readonly string[], given: Settings): void {
  const wrong = Object.entries(given)
    .filter(([name, value]) => !isAllowed(allowed, name, value))
    .map(([name, value]) => (settingsIn(allowed).has(name) ? `${name} (${kindOf(value)})` : name));
  if (wrong.length === 0) return;
  throw say.error(
    'not-allowed',
    { settings: firstTen(wrong), allowed: allowed.join(', ') },
    { details: { fields: wrong.slice(0, 10), count: wrong.length } },
  );
}

function isAllowed(allowed: readonly string[], name: string, value: unknown): boolean {
  const kinds = kindsOf(allowed, name);
  return settingsIn(allowed).has(name) && (kinds.length === 0 || kinds.includes(kindOf(value)));
}

const kindOf = (value: unknown) => String((value as { kind?: unknown } | null)?.kind);

/** Of stored settings those that a form may give, too. */
const mayGive = (settings: Settings, allowed: readonly string[] | null): Settings =>
  Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !allowed || isAllowed(allowed, name, value)),
  );

function secretInSession(secrets: readonly string[]): KontorError {
  return say.error('secret-in-session', { secrets: firstTen(secrets) });
}

function otherConnector({ name, connector }: StoredConnection): KontorError {
  return say.error('other-connector', { name, connector });
}
