// What a connection to a store needs to know.
import { z } from 'zod';
import { recordBodies } from '../kit/record-bodies.ts';

export const bigCommerceSettings = z.strictObject({
  baseUrl: z
    .url()
    .default('https://api.bigcommerce.com')
    .describe('Address of the management API, without /stores.')
    .meta({ title: 'API address' }),
  storeHash: z
    .string()
    .regex(/^\w+$/)
    .describe('The store hash, as in the API path of the store.')
    .meta({ title: 'Store hash' }),
  accessToken: z
    .string()
    .min(1)
    .describe('Access token of a store-level API account.')
    .meta({ title: 'Access token' }),
  clientSecret: z
    .string()
    .min(1)
    .describe('Client secret of the same API account: it signs the webhooks.')
    .meta({ title: 'Client secret' }),
  formerClientSecret: z
    .string()
    .min(1)
    .optional()
    .describe('The secret before, while it is being rotated.')
    .meta({ title: 'Former client secret' }),
  sharedSecret: z
    .string()
    .min(16)
    .optional()
    .describe('A secret of your own that Kontor has the store send along as a header.')
    .meta({ title: 'Shared secret for webhooks' }),
  concurrency: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(8)
    .describe('Requests to the store at the same time.')
    .meta({ title: 'Requests at the same time' }),
  pollOverlapSeconds: z
    .number()
    .int()
    .min(0)
    .default(120)
    .describe('How far each poll goes back behind the last one.')
    .meta({ title: 'Overlap of polls in seconds' }),
  pollGraceSeconds: z
    .number()
    .int()
    .min(0)
    .default(30)
    .describe('How long the poll leaves a change to its webhook.')
    .meta({ title: 'Grace for webhooks in seconds' }),
  recordBodies,
});

export type BigCommerceSettings = z.output<typeof bigCommerceSettings>;

export const bigCommerceSecrets = [
  'accessToken',
  'clientSecret',
  'formerClientSecret',
  'sharedSecret',
] as const;
