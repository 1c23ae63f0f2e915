// Judges a SAML bearer assertion as RFC 7522 asks: signed by whom we trust, meant for us, still good, for a known user.
import { XMLParser } from 'fast-xml-parser';
import { SignedXml } from 'xml-crypto';
import type { Credentials } from './credentials.ts';

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
});

interface Assertion {
  Issuer?: string;
  Subject?: {
    NameID?: { '#text'?: string };
    SubjectConfirmation?: { SubjectConfirmationData?: { '@Recipient'?: string; '@NotOnOrAfter'?: string } };
  };
  Conditions?: {
    '@NotBefore'?: string;
    '@NotOnOrAfter'?: string;
    AudienceRestriction?: { Audience?: string };
  };
}

/** The name under which the system is known to those who vouch for its users. */
export const samlAudience = 'https://sandbox.s4hana.example';

/** Undefined: all is well; else what is wrong. `recipient`: the address of the token endpoint. */
export function judgeAssertion(
  encoded: string,
  { trustedProvider, businessUsers }: Credentials,
  recipient: string,
  nowMs: number,
): string | undefined {
  if (!trustedProvider) return 'No provider is trusted';
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  const signed = signedPart(text, trustedProvider.certificate);
  if (signed === undefined) return 'The signature is not valid';
  // Only what is under the signature counts.
  const assertion = (parser.parse(signed) as { Assertion?: Assertion }).Assertion;
  const { Issuer, Subject, Conditions } = assertion ?? {};
  const confirmation = Subject?.SubjectConfirmation?.SubjectConfirmationData;
  if (Issuer !== trustedProvider.issuer) return 'The issuer is not known';
  if (Conditions?.AudienceRestriction?.Audience !== samlAudience) return 'The assertion is meant for others';
  if (confirmation?.['@Recipient'] !== recipient) return 'The assertion is meant for another endpoint';
  const until = Math.min(time(Conditions['@NotOnOrAfter']), time(confirmation['@NotOnOrAfter']));
  if (!(time(Conditions['@NotBefore']) <= nowMs && nowMs < until)) return 'The assertion is not valid now';
  return businessUsers.includes(Subject?.NameID?.['#text'] ?? '') ? undefined : 'The user is not known';
}

const time = (text: string | undefined) => Date.parse(text ?? '');

function signedPart(text: string, certificate: string): string | undefined {
  const begins = /<(?:\w+:)?Signature[\s>]/.exec(text)?.index ?? text.length;
  const end = /<\/(?:\w+:)?Signature>/.exec(text.slice(begins));
  const signature = end ? text.slice(begins, begins + end.index + end[0].length) : undefined;
  if (signature === undefined) return undefined;
  try {
    const judge = new SignedXml({ publicCert: certificate });
    judge.loadSignature(signature);
    return judge.checkSignature(text) ? judge.getSignedReferences()[0] : undefined;
  } catch {
    return undefined; // what cannot be judged is not valid
  }
}
