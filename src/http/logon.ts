// What every request carries to prove who we are, whatever the system is.

export interface Logon {
  /** A promise only where something has to be fetched. The same object as long as it is the same proof. */
  headers(): Record<string, string> | Promise<Record<string, string>>;
  /** The system refused these headers: the next call of `headers` must not answer the same token. */
  refused(headers: Record<string, string>): void;
}

/** For credentials that stay the same. */
export function fixedLogon(headers: Record<string, string>): Logon {
  return { headers: () => headers, refused() {} };
}

/** RFC 7617. */
export const basicLogon = (username: string, password: string): Logon =>
  fixedLogon({ authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` });

/** Codes of errors that say that the credentials are wrong; a 401 alone may be a token that was just withdrawn. */
export const refusedForGood: ReadonlySet<string> = new Set(['token-refused', 'certificate-refused']);
