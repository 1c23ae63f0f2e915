// The messages that destinations get, as OpenAPI describes webhooks.
import { z } from 'zod';
import { messageTypes, posted } from '../contract/messages.ts';

const header = (name: string, description: string) => ({
  in: 'header',
  name,
  required: true,
  description,
  schema: { type: 'string' },
});

/** For the field `webhooks` of an OpenAPI 3.1 document. */
export function describeWebhooks(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(messageTypes).map(([type, { when, data }]) => {
      const { $schema: _, ...schema } = z.toJSONSchema(posted(type, data));
      const post = {
        operationId: type,
        summary: when,
        tags: ['messages'],
        security: [],
        parameters: [
          header('webhook-id', 'The same for every try: drop a message whose id you have seen.'),
          header('webhook-timestamp', 'Seconds since 1970.'),
          header('webhook-signature', 'Standard Webhooks: `v1,…`, two of them while a secret is rotated.'),
        ],
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: {
          '2XX': { description: 'Taken.' },
          '410': { description: 'Nobody will listen here again: the destination is disabled.' },
          default: { description: 'It is tried again, over 27 hours.' },
        },
      };
      return [type, { post }];
    }),
  );
}
