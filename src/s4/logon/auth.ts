// The ways to prove who we are to a system: settings of a connection and options of the library, with the same defaults.
// Which one a system takes is decided by its communication arrangement (S4-05 to S4-10). The texts are also the reference page about them.
import { z } from 'zod';
import { parseSettings } from '../../core/parse-settings.ts';
import { rule } from '../../core/schema-rules.ts';

export const pem = (what: string) =>
  z
    .string()
    .regex(/-----BEGIN [A-Z0-9 ]+-----/, rule('rule-pem'))
    .describe(what);

const clientCertificate = {
  certificate: pem('The certificate, with its chain if it has one, as PEM.').meta({ title: 'Certificate' }),
  key: pem('The private key, as PEM.').meta({ title: 'Private key' }),
  passphrase: z
    .string()
    .min(1)
    .optional()
    .describe('Of an encrypted private key.')
    .meta({ title: 'Passphrase' }),
};

const secretExpiresOn = z.iso
  .date()
  .optional()
  .describe('When password or secret stop working, if you know: Kontor says in time how many days are left.')
  .meta({ title: 'Secret expires on' });

const oauth = {
  tokenUrl: z
    .url()
    .describe('Often https://<system>-api…/sap/bc/sec/oauth2/token.')
    .meta({ title: 'Token address' }),
  clientId: z
    .string()
    .min(1)
    .describe('As the communication arrangement, or the identity provider, shows it.')
    .meta({ title: 'Client ID' }),
  scope: z
    .string()
    .optional()
    .describe('Such as API_SALES_ORDER_SRV_0001; left out where the system wants none.')
    .meta({ title: 'Scope' }),
  tokenPolicy: z
    .enum(['cache', 'per-request'])
    .default('cache')
    .describe('per-request keeps no token at all.')
    .meta({ title: 'Keeping tokens' }),
};

const kinds = [
  z
    .strictObject({
      kind: z.literal('basic'),
      username: z.string().min(1).describe('The communication user.').meta({ title: 'Communication user' }),
      password: z.string().min(1).describe('Of the communication user.').meta({ title: 'Password' }),
      secretExpiresOn,
    })
    .describe(
      'User and password of the communication user. Works everywhere; in the communication system choose "User Name and Password" as method for inbound communication.',
    )
    .meta({ title: 'User and password' }),
  z
    .strictObject({
      kind: z.literal('api-key'),
      key: z.string().min(1).describe('The key of your account there.').meta({ title: 'API key' }),
    })
    .describe("SAP's public sandbox of its API hub, which answers reads only.")
    .meta({ title: 'API key' }),
  z
    .strictObject({ kind: z.literal('certificate'), ...clientCertificate })
    .describe(
      'A client certificate (X.509) in the TLS connection. In the communication user upload the certificate, in the communication system choose "SSL Client Certificate".',
    )
    .meta({ title: 'Client certificate' }),
  z
    .strictObject({
      kind: z.literal('oauth-client-credentials'),
      ...oauth,
      clientAuth: z
        .enum(['basic', 'body', 'certificate'])
        .default('basic')
        .describe('Where client id and secret go; or a certificate instead of a secret.')
        .meta({ title: 'How the client proves itself' }),
      clientSecret: z
        .string()
        .min(1)
        .optional()
        .describe('For basic and body.')
        .meta({ title: 'Client secret' }),
      client: z
        .strictObject(clientCertificate)
        .optional()
        .describe('For certificate.')
        .meta({ title: 'Client certificate' }),
      secretExpiresOn,
    })
    .refine(given => (given.clientAuth === 'certificate' ? given.client : given.clientSecret) !== undefined, {
      error: rule('rule-secret-or-certificate'),
    })
    .describe(
      'OAuth 2.0 client credentials. Systems differ in the address of the endpoint, in the scope and in how the client proves itself, so all of that can be set.',
    )
    .meta({ title: 'OAuth 2.0 client credentials' }),
  z
    .strictObject({
      kind: z.literal('oauth-saml-bearer'),
      ...oauth,
      clientSecret: z
        .string()
        .min(1)
        .describe('The password of the communication user.')
        .meta({ title: 'Client secret' }),
      secretExpiresOn,
      assertion: z
        .strictObject({
          issuer: z
            .string()
            .min(1)
            .describe('Name of the provider, as the communication system knows it.')
            .meta({ title: 'Issuer' }),
          audience: z
            .string()
            .min(1)
            .describe("The system's own SAML name: its address without -api.")
            .meta({ title: 'Audience' }),
          subject: z
            .string()
            .min(1)
            .describe('The business user for whom the token is.')
            .meta({ title: 'Business user' }),
          nameIdFormat: z
            .enum(['email', 'unspecified'])
            .default('email')
            .describe('How the business user is named: by e-mail address, or as the system names it.')
            .meta({ title: 'Form of the user name' }),
          signing: z
            .strictObject(clientCertificate)
            .describe('What the assertion is signed with.')
            .meta({ title: 'Signing certificate' }),
          lifetimeSeconds: z
            .number()
            .int()
            .min(60)
            .max(3_600)
            .default(600)
            .describe('How long it is good for.')
            .meta({ title: 'Life of an assertion in seconds' }),
        })
        .describe('What says for which business user the token is, and who vouches for it.')
        .meta({ title: 'Assertion' }),
    })
    .describe(
      'OAuth 2.0 with a SAML bearer assertion: Kontor acts for a business user, with the rights of that user. Enter issuer and signing certificate as an OAuth 2.0 identity provider of the communication system; client id and secret are the communication user.',
    )
    .meta({ title: 'OAuth 2.0 on behalf of a business user' }),
] as const;

/** `auth` of a connection. */
export const authSettings = z.discriminatedUnion('kind', kinds, named(kinds));

/** What stands at the address logs on itself: a proxy, such as Kontor's. For the library only. */
const none = z.strictObject({ kind: z.literal('none') });

const choices = [...kinds, none] as const;
const libraryOptions = z.strictObject({
  auth: z.discriminatedUnion('kind', choices, named(choices)),
});

/** Zod says only "Invalid input" of a kind that is missing or unknown. */
function named(all: readonly { shape: { kind: { value: string } } }[]) {
  const text = `must be one of ${all.map(({ shape }) => shape.kind.value).join(', ')}`;
  return { error: ({ code }: { code: string }) => (code === 'invalid_union' ? text : undefined) };
}

/** What is left out has the defaults of the reference. */
export type Auth = z.input<typeof libraryOptions>['auth'];
/** With its defaults, and checked. */
export type FullAuth = z.output<typeof libraryOptions>['auth'];
export type OAuth = Extract<FullAuth, { tokenUrl: string }>;
export type SamlAssertion = Extract<Auth, { assertion: object }>['assertion'];
export type FullSamlAssertion = Extract<FullAuth, { assertion: object }>['assertion'];
/** PEM texts. The certificate may bring its chain along. */
export type ClientCertificate = SamlAssertion['signing'];

/** Throws `input/bad-settings`, which names the field that is missing or wrong, before anything is sent. */
export const fullAuth = (auth: Auth): FullAuth => parseSettings(libraryOptions, { auth }, 'the logon').auth;

/** The requests carry tokens; only the token endpoint sees a secret. */
export const usesTokens = (auth: FullAuth): auth is OAuth => 'tokenUrl' in auth;

/** The certificate that the TLS connections of this logon present. */
export function clientCertificateOf(auth: Auth): ClientCertificate | undefined {
  if (auth.kind === 'certificate') return auth;
  return auth.kind === 'oauth-client-credentials' && auth.clientAuth === 'certificate'
    ? auth.client
    : undefined;
}
