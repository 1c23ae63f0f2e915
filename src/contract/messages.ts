// Messages: what Kontor has to tell other programs.
import { z } from 'zod';
import { define, instant, listOf, pageQuery } from './route.ts';

const message = z
  .object({
    id: z.string(),
    tenant: z.string(),
    type: z
      .string()
      .describe('connection.ok, connection.needs_credentials, connection.failing, connection.paused'),
    data: z.record(z.string(), z.unknown()),
    created_at: instant,
  })
  .meta({ id: 'Message' });

export const messageRoutes = {
  listMessages: define({
    method: 'GET',
    path: '/v1/messages',
    summary:
      'What happened to connections, the newest first; each change once, however many requests met it.',
    needs: 'read',
    query: pageQuery.extend({ type: z.string().max(100).optional() }),
    status: 200,
    answer: listOf(message),
  }),
};
