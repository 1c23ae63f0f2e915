// What a connection to a tenant needs to know.
import { z } from 'zod';

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
  z.strictObject({
    kind: z.literal('oauth-client-credentials'),
    tokenUrl: z.url(),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    scope: z.string().optional(),
    clientAuth: z.enum(['basic', 'body']).default('basic').describe('Where client id and secret go.'),
    tokenPolicy: z
      .enum(['cache', 'per-request'])
      .default('cache')
      .describe('per-request keeps no token at all.'),
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
    .describe('Requests to the tenant at the same time.'),
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

export const s4HanaSecrets = ['auth.password', 'auth.key', 'auth.clientSecret'] as const;
