// What a connection to a system needs to know.
import { z } from 'zod';
import { authSettings, pem } from '../../s4/logon/auth.ts';
import { recordBodies } from '../kit/setting.ts';

export const s4HanaSettings = z.strictObject({
  baseUrl: z
    .url()
    .describe('Address of the API host, such as https://my123456-api.s4hana.cloud.sap.')
    .meta({ title: 'API address' }),
  auth: authSettings.meta({ title: 'Logon' }),
  sapClient: z
    .string()
    .regex(/^\d{3}$/)
    .optional()
    .describe("Three digits; left out: the system's own.")
    .meta({ title: 'Client' }),
  sapLanguage: z
    .string()
    .length(2)
    .optional()
    .describe("Of texts and messages, such as EN; left out: the communication user's own.")
    .meta({ title: 'Language' }),
  ca: pem("The authority that signed the server's certificate, where no public one did.")
    .optional()
    .meta({ title: 'Own certificate authority' }),
  tunnel: z
    .string()
    .min(1)
    .max(63)
    .optional()
    .describe('The name of the tunnel that leads into the private network where the system stands.')
    .meta({ title: 'Tunnel' }),
  requestsPerMinute: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('A budget: no more requests than this, however fast the system answers.')
    .meta({ title: 'Requests per minute' }),
  createdByUser: z
    .string()
    .min(1)
    .max(12)
    .default('KONTOR')
    .describe('Written into journal entries as CreatedByUser.')
    .meta({ title: 'Created by' }),
  concurrency: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(6)
    .describe(
      'Requests to the system at the same time, at most. Half as many to begin with, more while it answers as fast as before, half of it when it says 429 or 503.',
    )
    .meta({ title: 'Requests at the same time' }),
  timeoutSeconds: z
    .number()
    .positive()
    .max(600)
    .default(60)
    .describe('How long an answer may take.')
    .meta({ title: 'Timeout in seconds' }),
  quietPeriodSeconds: z
    .number()
    .positive()
    .max(86_400)
    .default(180)
    .describe('How long a lost document may still appear. Must be longer than SAP ever works on one request.')
    .meta({ title: 'Quiet period in seconds' }),
  regionCodes: z
    .record(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/), z.string().max(3))
    .default({})
    .describe(
      "The system's codes of regions, by those of ISO 3166-2, where Kontor does not know them or they are others than SAP delivers: `GB-KEN` is `KE`. Empty: the region is left out.",
    )
    .meta({ title: 'Codes of regions' }),
  replacedByCategory: z
    .string()
    .max(6)
    .default('BUR013')
    .describe(
      'The category of the relationship "is replaced by" between business partners: Kontor follows it from a partner that was merged to the one that has taken its place. Empty: it follows none.',
    )
    .meta({ title: 'Relationship of merged partners' }),
  recordBodies,
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
