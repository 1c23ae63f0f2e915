// What a connection to a tenant needs to know.
import { z } from 'zod';

const pem = (what: string) =>
  z
    .string()
    .regex(/-----BEGIN [A-Z0-9 ]+-----/, 'must be PEM text (-----BEGIN …-----)')
    .describe(what);

const clientCertificate = {
  certificate: pem('The certificate, with its chain if it has one, as PEM.'),
  key: pem('The private key, as PEM.'),
  passphrase: z.string().min(1).optional().describe('Of an encrypted private key.'),
};

const oauth = {
  tokenUrl: z.url(),
  clientId: z.string().min(1),
  scope: z.string().optional(),
  tokenPolicy: z
    .enum(['cache', 'per-request'])
    .default('cache')
    .describe('per-request keeps no token at all.'),
};

const auth = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('basic'),
    username: z.string().min(1).describe('The communication user.'),
    password: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('api-key'),
    key: z.string().min(1).describe("For SAP's public API sandbox."),
  }),
  z.strictObject({ kind: z.literal('certificate'), ...clientCertificate }),
  z
    .strictObject({
      kind: z.literal('oauth-client-credentials'),
      ...oauth,
      clientAuth: z
        .enum(['basic', 'body', 'certificate'])
        .default('basic')
        .describe('Where client id and secret go; or a certificate instead of a secret.'),
      clientSecret: z.string().min(1).optional().describe('For basic and body.'),
      client: z.strictObject(clientCertificate).optional().describe('For certificate.'),
    })
    .refine(given => (given.clientAuth === 'certificate' ? given.client : given.clientSecret) !== undefined, {
      error: 'give a clientSecret, or with clientAuth certificate a client with certificate and key',
    }),
  z.strictObject({
    kind: z.literal('oauth-saml-bearer'),
    ...oauth,
    clientSecret: z.string().min(1).describe('The password of the communication user.'),
    assertion: z.strictObject({
      issuer: z.string().min(1).describe('Name of the provider, as the communication system knows it.'),
      audience: z.string().min(1).describe("The tenant's own SAML name: its address without -api."),
      subject: z.string().min(1).describe('The business user for whom the token is.'),
      nameIdFormat: z.enum(['email', 'unspecified']).default('email'),
      signing: z.strictObject(clientCertificate).describe('What the assertion is signed with.'),
      lifetimeSeconds: z.number().int().min(60).max(3_600).default(600),
    }),
  }),
]);

export const s4HanaSettings = z.strictObject({
  baseUrl: z.url().describe('Address of the API host, such as https://my123456-api.s4hana.cloud.sap.'),
  auth,
  sapClient: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  sapLanguage: z.string().length(2).optional(),
  ca: pem("The authority that signed the server's certificate, where no public one did.").optional(),
  requestsPerMinute: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('A budget: no more requests than this, however fast the tenant answers.'),
  createdByUser: z
    .string()
    .min(1)
    .max(12)
    .default('KONTOR')
    .describe('Written into journal entries as CreatedByUser.'),
  concurrency: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(6)
    .describe(
      'Requests to the tenant at the same time, at most. Half as many to begin with, more while it answers as fast as before, half of it when it says 429 or 503.',
    ),
  timeoutSeconds: z.number().positive().max(600).default(60).describe('How long an answer may take.'),
  quietPeriodSeconds: z
    .number()
    .positive()
    .max(86_400)
    .default(180)
    .describe(
      'How long a lost document may still appear. Must be longer than SAP ever works on one request.',
    ),
});

export type S4HanaSettings = z.output<typeof s4HanaSettings>;

export const s4HanaSecrets = [
  'auth.password',
  'auth.key',
  'auth.passphrase',
  'auth.clientSecret',
  'auth.client.key',
  'auth.client.passphrase',
  'auth.assertion.signing.key',
  'auth.assertion.signing.passphrase',
] as const;
