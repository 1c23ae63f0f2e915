// Where is my order?
import { z } from 'zod';
import { objectNames } from '../models/objects/all.ts';
import { reasonAs, saidReason } from './reason.ts';
import { define } from './route.ts';

const found = z
  .object({
    kind: z
      .enum(['posting', 'event', 'record'])
      .describe('event: a change for which no flow has made a posting. record: a customer in a system.'),
    id: z.string().describe('Of the posting or event; of a record its id in the system.'),
    connection: z.string(),
    object: z.enum(objectNames).nullable(),
    ...saidReason.shape,
  })
  .meta({ id: 'Found' });

export const findRoutes = {
  find: define(
    'GET /v1/find',
    'read',
    'Finds everything that a number or name belongs to (an order of a shop, a document, a reference, a customer, an id), and says in one sentence for each where it stands. At most 20 postings, and at most 5 customers of each of 10 systems.',
    z.object({
      found: z.array(found),
      not_asked: z
        .array(z.object({ connection: z.string(), ...reasonAs('reason', 'Why not.') }))
        .describe('Connections whose customers were not searched.'),
    }),
    {
      query: z.strictObject({
        text: z
          .string()
          .min(1)
          .max(200)
          .describe(
            'The beginning of a number or key. A shop order without a posting is found by its whole number only.',
          ),
      }),
    },
  ),
};
