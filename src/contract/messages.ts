// Messages: what Kontor has to tell other programs.
import { z } from 'zod';
import { define, instant, listOf, pageQuery } from './route.ts';

const message = z
  .object({
    id: z.string(),
    tenant: z.string(),
    type: z
      .string()
      .describe(
        'connection.ok, connection.needs_credentials, connection.failing, connection.paused; posting.accepted, posting.rejected, posting.parked and object.changed where a destination wants them',
      ),
    data: z.record(z.string(), z.unknown()),
    created_at: instant,
  })
  .meta({ id: 'Message' });

export const messageRoutes = {
  listMessages: define({
    method: 'GET',
    path: '/v1/messages',
    summary:
      'What happened, the newest first: to connections, and whatever destinations want to know besides. Kept for thirty days.',
    needs: 'read',
    query: pageQuery.extend({ type: z.string().max(100).optional() }),
    status: 200,
    answer: listOf(message),
  }),
};
