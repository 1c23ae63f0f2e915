// What a connection to a store needs to know.
import { z } from 'zod';

export const bigCommerceSettings = z.strictObject({
  baseUrl: z
    .url()
    .default('https://api.bigcommerce.com')
    .describe('Address of the management API, without /stores.'),
  storeHash: z.string().regex(/^\w+$/).describe('The store hash, as in the API path of the store.'),
  accessToken: z.string().min(1).describe('Access token of a store-level API account.'),
  clientSecret: z.string().min(1).describe('Client secret of the same API account: it signs the webhooks.'),
  formerClientSecret: z.string().min(1).optional().describe('The secret before, while it is being rotated.'),
  sharedSecret: z
    .string()
    .min(16)
    .optional()
    .describe('A secret of your own that Kontor has the store send along as a header.'),
  concurrency: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(8)
    .describe('Requests to the store at the same time.'),
  pollOverlapSeconds: z
    .number()
    .int()
    .min(0)
    .default(120)
    .describe('How far each poll goes back behind the last one.'),
  pollGraceSeconds: z
    .number()
    .int()
    .min(0)
    .default(30)
    .describe('How long the poll leaves a change to its webhook.'),
});

export type BigCommerceSettings = z.output<typeof bigCommerceSettings>;

export const bigCommerceSecrets = [
  'accessToken',
  'clientSecret',
  'formerClientSecret',
  'sharedSecret',
] as const;
