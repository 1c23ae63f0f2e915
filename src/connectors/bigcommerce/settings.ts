// What a connection to a store needs to know.
import { z } from 'zod';
import { count, recordBodies, setting } from '../kit/setting.ts';

const secret = z.string().min(1).optional();

export const bigCommerceSettings = z.strictObject({
  baseUrl: setting(
    'API address',
    'Address of the management API, without /stores.',
    z.url().default('https://api.bigcommerce.com'),
  ),
  storeHash: setting(
    'Store hash',
    'The store hash, as in the API path of the store.',
    z.string().regex(/^\w+$/),
  ),
  accessToken: setting('Access token', 'Access token of a store-level API account.'),
  clientSecret: setting('Client secret', 'Client secret of the same API account: it signs the webhooks.'),
  formerClientSecret: setting(
    'Former client secret',
    'The secret before, while it is being rotated.',
    secret,
  ),
  sharedSecret: setting(
    'Shared secret for webhooks',
    'A secret of your own that Kontor has the store send along as a header.',
    z.string().min(16).optional(),
  ),
  concurrency: setting(
    'Requests at the same time',
    'Requests to the store at the same time.',
    count(8, { min: 1, max: 100 }),
  ),
  pollOverlapSeconds: setting(
    'Overlap of polls in seconds',
    'How far each poll goes back behind the last one.',
    count(120),
  ),
  pollGraceSeconds: setting(
    'Grace for webhooks in seconds',
    'How long the poll leaves a change to its webhook.',
    count(30),
  ),
  recordBodies,
});

export type BigCommerceSettings = z.output<typeof bigCommerceSettings>;
