// CSRF as the Gateway does it: the token belongs to a session, and the session lives in the cookies of the same
// answer. A token without its cookies is worth nothing (S4-12).
import { randomBytes } from 'node:crypto';

export interface Csrf {
  /** A new session; the headers of the answer that hands it out. */
  open(user: string): Record<string, string | string[]>;
  valid(user: string, token: string | undefined, cookie: string | undefined): boolean;
  /** Forgets the session of these cookies, as when it has timed out. */
  expire(cookie: string | undefined): void;
  /** How many have been handed out. */
  opened(): number;
}

const cookieName = 'SAP_SESSIONID_S4H_100';

export function openCsrf(): Csrf {
  const sessions = new Map<string, { user: string; token: string }>();
  let opened = 0;
  const idOf = (cookie: string | undefined) =>
    new RegExp(`${cookieName}=([^;]+)`).exec(cookie ?? '')?.[1] ?? '';
  return {
    open(user) {
      const id = randomBytes(18).toString('base64url');
      const token = randomBytes(18).toString('base64url');
      sessions.set(id, { user, token });
      opened++;
      return {
        'x-csrf-token': token,
        'set-cookie': [`${cookieName}=${id}; path=/; HttpOnly`, 'sap-usercontext=sap-client=100; path=/'],
      };
    },
    valid(user, token, cookie) {
      const session = sessions.get(idOf(cookie));
      return session !== undefined && session.user === user && session.token === token;
    },
    expire(cookie) {
      sessions.delete(idOf(cookie));
    },
    opened: () => opened,
  };
}
