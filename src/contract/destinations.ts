// Destinations: messages to other programs, as signed webhooks.
import { z } from 'zod';
import { objectNames } from '../models/objects/all.ts';
import { messageTypes } from './messages.ts';
import { reasonAs } from './reason.ts';
import { define, deleted, etag, ifMatch, instant, list } from './route.ts';

const url = z.url({ protocol: /^https?$/ }).max(2_000);
/** Messages about objects go to those who watch the object, and are not chosen by type. */
const chosen = Object.keys(messageTypes).filter(type => !type.startsWith('object.'));
const kinds = [...new Set(chosen.map(type => `${type.split('.')[0]}.*`))];
const types = z
  .array(
    z.string().regex(/^(connection|flow|posting|entry|change-request|tenant|destination)\.(\w{1,40}|\*)$/),
  )
  .min(1)
  .max(50)
  .nullable()
  .describe(
    `Types of messages: ${chosen.join(', ')}; or all of a kind: ${kinds.join(', ')}. null: all of them.`,
  );
const watch = z
  .array(
    z.strictObject({
      connection: z.string().max(50),
      object: z.enum(objectNames as [string, ...string[]]),
    }),
  )
  .max(100)
  .describe('Unified objects whose changes are sent as `object.changed`, with the record.');
const status = z.enum(['enabled', 'disabled']);

const destination = z
  .object({
    id: z.string(),
    tenant: z.string(),
    url: z.string(),
    types: z.array(z.string()).nullable(),
    watch: z.array(z.object({ connection: z.string(), object: z.string() })),
    status,
    ...reasonAs('status_reason', 'Why it is disabled.'),
    failing_since: instant
      .nullable()
      .describe(
        'Since when every delivery has failed; after five days Kontor disables it. null: the last has arrived.',
      ),
    created_at: instant,
    etag,
  })
  .meta({ id: 'Destination' });

const withSecret = destination
  .extend({ secret: z.string().describe('`whsec_…`, to verify signatures with. Shown this once.') })
  .meta({ id: 'DestinationWithSecret' });

const delivery = z
  .object({
    message: z.string().describe('`webhook-id` of every try.'),
    type: z.string(),
    state: z.enum(['pending', 'delivered', 'failed']),
    tries: z.number(),
    next_at: instant.nullable(),
    ...reasonAs('answer', 'The last answer: a status, or why there was none.'),
    delivered_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: 'Delivery' });

const replayed = z.object({ count: z.number() }).meta({ id: 'Replayed' });

export const destinationRoutes = {
  createDestination: define(
    'POST /v1/destinations',
    'admin',
    'Creates a destination: Kontor sends messages to its address, signed as Standard Webhooks describe, and retries them for 27 hours.',
    withSecret,
    { body: z.strictObject({ url, types: types.default(null), watch: watch.default([]) }), status: 201 },
  ),
  listDestinations: list('/v1/destinations', 'read', 'Lists the destinations.', destination, {}, [
    'id',
    'tenant',
    'url',
    'types',
    'watch.object',
    'status',
    'status_reason_code',
    'status_reason',
    'failing_since',
    'created_at',
  ]),
  getDestination: define('GET /v1/destinations/:id', 'read', 'One destination.', destination),
  updateDestination: define(
    'PATCH /v1/destinations/:id',
    'admin',
    'Changes a destination. When you change the address or enable it, Kontor sends waiting messages at once.',
    destination,
    {
      headers: ifMatch,
      body: z.strictObject({
        url: url.optional(),
        types: types.optional(),
        watch: watch.optional(),
        status: status.optional(),
      }),
    },
  ),
  rotateDestinationSecret: define(
    'POST /v1/destinations/:id/rotate-secret',
    'admin',
    'Makes a new secret; for a day Kontor signs messages with both.',
    withSecret,
  ),
  deleteDestination: define(
    'DELETE /v1/destinations/:id',
    'admin',
    'Deletes a destination, with the messages that wait for it.',
    deleted,
    { headers: ifMatch },
  ),
  testDestination: define(
    'POST /v1/destinations/:id/test',
    'write',
    'Sends a message of the type `destination.test` to the destination.',
    destination,
  ),
  listDestinationDeliveries: list(
    '/v1/destinations/:id/deliveries',
    'read',
    'Messages that were sent to the destination, with the last answers, the newest first.',
    delivery,
    { state: z.enum(['pending', 'delivered', 'failed']).optional() },
    ['message', 'created_at', 'type', 'state', 'tries', 'answer', 'delivered_at', 'next_at'],
  ),
  replayDestinationDelivery: define(
    'POST /v1/destinations/:id/deliveries/:message/replay',
    'write',
    'Sends a message to the destination again, under the same id.',
    replayed,
  ),
  replayFailedDeliveries: define(
    'POST /v1/destinations/:id/replay',
    'write',
    'Sends all messages again that failed for good since then.',
    replayed,
    { body: z.strictObject({ since: z.iso.datetime({ offset: true }) }) },
  ),
};
