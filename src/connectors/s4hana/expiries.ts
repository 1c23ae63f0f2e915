// When the credentials of a connection stop working, as far as that can be known.
import { X509Certificate } from 'node:crypto';
import type { Reason } from '../../core/reasons.ts';
import type { Expiry } from '../../models/connector.ts';
import { clientCertificateOf } from '../../s4/logon/auth.ts';
import { say } from './sentences.ts';
import type { S4HanaSettings } from './settings.ts';

export function expiriesOf(auth: S4HanaSettings['auth']): Expiry[] {
  const found: Expiry[] = [];
  const certificate = (what: Reason, pem: string | undefined) => {
    const at = pem === undefined ? undefined : validUntil(pem);
    if (at) found.push({ what, at });
  };
  certificate(say.reason('client-certificate'), clientCertificateOf(auth)?.certificate);
  if (auth.kind === 'oauth-saml-bearer')
    certificate(say.reason('signing-certificate'), auth.assertion.signing.certificate);
  if ('secretExpiresOn' in auth && auth.secretExpiresOn !== undefined)
    found.push({
      what: auth.kind === 'basic' ? say.reason('password') : say.reason('client-secret'),
      at: new Date(auth.secretExpiresOn),
    });
  return found;
}

/** Undefined for what is no certificate: opening the connection says so. */
function validUntil(pem: string): Date | undefined {
  try {
    return new Date(new X509Certificate(pem).validTo);
  } catch {
    return undefined;
  }
}
