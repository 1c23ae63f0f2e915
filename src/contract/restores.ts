// What the last restore from a backup has left in doubt.
import { z } from 'zod';
import { define, instant } from './route.ts';

const keyed = z.object({
  connection: z.string(),
  name: z.string(),
  keys: z.number().describe('How many keys of such requests the backup knows.'),
  last_sent_at: instant.describe('When the last of these was sent.'),
});

const restore = z
  .object({
    backup_taken_at: instant,
    restored_at: instant,
    kontor: z.string().describe('The version that made the backup.'),
    unread_flows: z
      .array(z.string())
      .describe(
        'Ids of flows that have not read their sources past the restore, or have not dealt with what they read: each of their new documents is looked for before it is sent.',
      ),
    keyed_requests: z
      .array(keyed)
      .describe(
        'Connections over whose proxy requests with an Idempotency-Key were made. Kontor does not know those from `backup_taken_at` to `restored_at`: before one is repeated, a person has to look in the system whether it was carried out.',
      ),
  })
  .meta({ id: 'Restore' });

export const restoreRoutes = {
  getLastRestore: define(
    'GET /v1/restores/last',
    'read',
    'Shows the last restore from a backup, and what it has left in doubt.',
    z.object({ restore: restore.nullable().describe('null: this database was never restored.') }),
  ),
};
