// Who the caller is, the sessions of people in browsers, and links to sign in with.
import type { sessionRoutes } from '../../contract/sessions.ts';
import { type Caller, everyTenant, permissions } from '../../core/caller.ts';
import type { Begun } from '../../gateway/browser-sessions.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { isOfProvider } from '../../gateway/single-sign-on.ts';
import { type Handlers, instant, pageOf, viewOf } from '../handlers.ts';

type BrowserSession = Begun['session'];

export function sessionHandlers(
  { sessions }: Gateway,
  signInUrl: (token: string) => string,
): Pick<Handlers, keyof typeof sessionRoutes> {
  const view = (caller: Caller, session: BrowserSession) => {
    const { callerName, createdAt, ...row } = session;
    return {
      ...viewOf(row),
      name: callerName,
      signed_in_at: createdAt.toISOString(),
      state: sessions.isOpen(session) ? ('open' as const) : ('ended' as const),
      current: session.id === caller.session,
    };
  };
  return {
    getSession: ({ caller }) => whoIs(caller, sessions),
    listSessions: ({ caller, query }) =>
      pageOf(
        query,
        page => sessions.list(caller, { ...page, mine: query.mine === 'true', state: query.state }),
        session => view(caller, session),
      ),
    endSession: async ({ caller, params }) => view(caller, await sessions.end(caller, params.id)),
    async createSignInLink({ caller, body }) {
      const { link, token } = await sessions.createLink(caller, {
        role: body.role,
        expiresInSeconds: body.expires_in_seconds,
      });
      return { url: signInUrl(token), expires_at: link.expiresAt.toISOString() };
    },
  };
}

/** With a session, or with a key or token. */
export async function whoIs(caller: Caller, sessions: Pick<Gateway['sessions'], 'of'>) {
  const session = await sessions.of(caller);
  return session ? { ...currentView(session), ...viewOfCaller(caller) } : viewOfKey(caller);
}

export const currentView = ({
  id,
  callerName,
  tenantId,
  may,
  way,
  createdAt,
  expiresAt,
}: BrowserSession) => ({
  id,
  name: callerName,
  tenant: tenantId,
  may: [...may],
  way,
  signed_in_at: instant(createdAt),
  expires_at: instant(expiresAt),
});

/** The header Kontor-Tenant narrows it. */
const viewOfCaller = ({ name, sees, may }: Caller) => ({
  name,
  tenant: sees === everyTenant ? null : sees.tenant,
  may: permissions.filter(one => may.includes(one)),
});

const viewOfKey = (caller: Caller) => ({
  id: null,
  ...viewOfCaller(caller),
  way: isOfProvider(caller) ? ('oidc' as const) : ('key' as const),
  signed_in_at: null,
  expires_at: null,
});
