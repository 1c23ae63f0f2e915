// A SAML 2.0 assertion for the bearer grant (RFC 7522): who the user is, for which system, for a few minutes, signed.
import { createPrivateKey, randomUUID } from 'node:crypto';
import { XMLBuilder } from 'fast-xml-parser';
import { SignedXml } from 'xml-crypto';
import { say } from '../sentences.ts';
import type { ClientCertificate, FullSamlAssertion } from './auth.ts';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
const nameIdFormats = {
  email: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
};
/** Clocks differ; an assertion may be looked at a little before it was made. */
const skewMs = 60_000;

/** Throws `config/bad-certificate` for a key that cannot be read. */
export function signAssertion(assertion: FullSamlAssertion, tokenUrl: string, nowMs: number): string {
  const at = (ms: number) => new Date(ms).toISOString();
  const until = at(nowMs + assertion.lifetimeSeconds * 1000);
  const text = builder.build({
    'saml2:Assertion': {
      '@xmlns:saml2': 'urn:oasis:names:tc:SAML:2.0:assertion',
      '@ID': `_${randomUUID()}`,
      '@IssueInstant': at(nowMs),
      '@Version': '2.0',
      'saml2:Issuer': assertion.issuer,
      'saml2:Subject': {
        'saml2:NameID': { '@Format': nameIdFormats[assertion.nameIdFormat], '#text': assertion.subject },
        'saml2:SubjectConfirmation': {
          '@Method': 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
          'saml2:SubjectConfirmationData': { '@NotOnOrAfter': until, '@Recipient': tokenUrl },
        },
      },
      'saml2:Conditions': {
        '@NotBefore': at(nowMs - skewMs),
        '@NotOnOrAfter': until,
        'saml2:AudienceRestriction': { 'saml2:Audience': assertion.audience },
      },
      'saml2:AuthnStatement': {
        '@AuthnInstant': at(nowMs),
        'saml2:AuthnContext': { 'saml2:AuthnContextClassRef': 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509' },
      },
    },
  });
  return sign(text, assertion.signing);
}

function sign(text: string, { certificate, key, passphrase }: ClientCertificate): string {
  const signer = new SignedXml({
    privateKey: readKey(key, passphrase),
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signer.addReference({
    xpath: "/*[local-name(.)='Assertion']",
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  // The schema has the signature right behind the issuer.
  signer.computeSignature(text, {
    prefix: 'ds',
    location: { reference: "//*[local-name(.)='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}

function readKey(key: string, passphrase: string | undefined): string {
  try {
    const read = createPrivateKey(passphrase === undefined ? key : { key, passphrase });
    return read.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch (cause) {
    throw say.error('bad-assertion-key', { cause });
  }
}
