// Signing in and out, the list of sessions, and links with which a person signs in once.
import { randomBytes } from 'node:crypto';
import { type Caller, everyTenant, type Permission, type Role, roles } from '../core/caller.ts';
import type { Clock } from '../core/clock.ts';
import { noSuch } from '../core/no-such.ts';
import type { BrowserSession, ProviderTokens } from '../store/browser-sessions.ts';
import type { Store } from '../store/open-store.ts';
import type { Page } from '../store/page.ts';
import type { SignInLink } from '../store/sign-in-links.ts';
import { hashOfKey } from './api-key-admin.ts';
import { entriesOf } from './audit-entry.ts';
import type { Begun, BrowserSessionKeeper } from './browser-sessions.ts';
import type { Granted, IdentityProvider } from './identity-provider.ts';
import { say } from './sentences.ts';
import { holderOf, operatorMark, sessionEntry } from './session-holder.ts';
import { isOfProvider } from './single-sign-on.ts';

export type SessionAdmin = ReturnType<typeof sessionAdmin>;

const linkEntry = entriesOf('sign-in-link');

export function sessionAdmin(parts: {
  store: Store;
  clock: Clock;
  operatorKey: string;
  sessions: BrowserSessionKeeper;
  provider: IdentityProvider | undefined;
  /** Who a key belongs to; undefined: nobody. */
  byKey(key: string): Promise<Caller | undefined>;
  /** What is remembered of sessions is to be looked up anew. */
  changed(): void;
}) {
  const { store, clock, operatorKey, sessions, provider } = parts;
  const now = () => new Date(clock.now());
  const begun = (answer: Begun) => ({
    answer,
    entry: sessionEntry('started', answer.session, undefined, {
      way: answer.session.way,
      user_agent: answer.session.userAgent,
      expires_at: answer.session.expiresAt,
    }),
  });
  const end = async (
    caller: Caller,
    id: string,
    of: string | undefined,
  ): Promise<BrowserSession & { tokens: ProviderTokens | undefined }> => {
    const ended = await store.writeAudited(caller, async tables => {
      // One's own may be of all tenants while one looks at a single tenant.
      const scope = of === undefined ? caller.sees : everyTenant;
      const answer = await tables.browserSessions.end(scope, id, { at: now(), of });
      if (!answer) throw noSuch('browser-session', id);
      const { way, callerName } = answer;
      return { answer, entry: sessionEntry('ended', answer, { way, name: callerName }) };
    });
    parts.changed();
    return ended;
  };
  return {
    provider,
    isOpen: sessions.isOpen,
    /** Throws `auth/key-refused`. */
    async byKey(key: string, userAgent: string | undefined): Promise<Begun> {
      const caller = await parts.byKey(key);
      if (!caller) throw say.error('key-refused');
      return store.writeAudited(caller, async tables =>
        begun(await sessions.begin(tables, holderOf(caller), 'key', { userAgent })),
      );
    },
    /** Throws `auth/link-refused`, also for the second of two browsers with the same link. */
    async byLink(token: string, userAgent: string | undefined): Promise<Begun> {
      const hash = hashOfKey(token);
      const link = await store.signInLinks.byHash(hash);
      // A link of the operator ends with the operator's key.
      if (!link || link.operatorMark !== operatorMark(link.callerId, token, operatorKey))
        throw say.error('link-refused');
      return store.writeAudited({ id: link.callerId, name: link.callerName }, async tables => {
        if (!(await tables.signInLinks.use(hash, now()))) throw say.error('link-refused');
        return begun(await sessions.begin(tables, link, 'link', { userAgent }));
      });
    },
    byProvider: ({ caller, until, tokens }: Granted, userAgent: string | undefined): Promise<Begun> =>
      store.writeAudited(caller, async tables =>
        begun(await sessions.begin(tables, holderOf(caller), 'oidc', { userAgent, tokens, renewAt: until })),
      ),
    /** The session that a request came with; undefined: it came with a key. */
    of: ({ session }: Caller): Promise<BrowserSession | undefined> =>
      session === undefined ? Promise.resolve(undefined) : store.browserSessions.byId(session),
    /** Throws `conflict/not-in-a-session`. */
    async signOut(caller: Caller) {
      if (caller.session === undefined) throw say.error('not-in-a-session');
      return end(caller, caller.session, caller.id);
    },
    /** Those of the whole scope only for who may administer it. */
    list(
      caller: Caller,
      { mine, state, ...page }: Page & { mine: boolean; state: 'open' | 'ended' | undefined },
    ) {
      const filter = { ...page, isOpen: state && { is: state === 'open', ...sessions.openAt() } };
      return isAdmin(caller) && !mine
        ? store.browserSessions.list(caller.sees, { ...filter, of: undefined })
        : store.browserSessions.list(everyTenant, { ...filter, of: caller.id });
    },
    /** Throws `missing/no-browser-session`. */
    end: (caller: Caller, id: string): Promise<BrowserSession> =>
      end(caller, id, isAdmin(caller) ? undefined : caller.id),
    /**
     * `token` is not stored. Throws `input/too-much` for more than the caller may, and `conflict/link-needs-key` for a person whose rights
     * the identity provider decides: nobody would ask it again for a session that begins with a link.
     */
    async createLink(
      caller: Caller,
      { role, expiresInSeconds }: { role: Role | undefined; expiresInSeconds: number },
    ): Promise<{ link: SignInLink; token: string }> {
      if (isOfProvider(caller)) throw say.error('link-needs-key');
      const holder = holderOf(caller);
      const may: readonly Permission[] = role === undefined ? holder.may : roles[role];
      if (may.some(one => !caller.may.includes(one))) throw say.error('too-much');
      const token = `kontor_link_${randomBytes(32).toString('base64url')}`;
      const at = now();
      const link = await store.writeAudited(caller, async tables => {
        const answer = await tables.signInLinks.create({
          ...holder,
          may,
          hash: hashOfKey(token),
          operatorMark: operatorMark(caller.id, token, operatorKey),
          at,
          expiresAt: new Date(at.getTime() + expiresInSeconds * 1000),
        });
        const entry = linkEntry('created', answer, undefined, { may, expires_at: answer.expiresAt });
        return { answer, entry };
      });
      return { link, token };
    },
  };
}

const isAdmin = ({ may }: Caller) => may.includes('admin');
