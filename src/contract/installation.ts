// This Kontor as a whole.
import { z } from 'zod';
import { define, instant } from './route.ts';

const installation = z
  .object({
    version: z.string(),
    database: z
      .enum(['private', 'server'])
      .describe('private: one that Kontor runs. server: a PostgreSQL of yours.'),
    public_url: z.string().nullable().describe('Where people and systems reach Kontor, if it was set.'),
    encryption_key: z
      .object({
        id: z.string().describe('The beginning of its fingerprint.'),
        first_used_at: instant.describe(
          'When Kontor first encrypted with it. A key that is older than this record counts from the upgrade.',
        ),
      })
      .describe('The key that encrypts secrets.'),
    sign_in: z.object({
      issuer: z
        .string()
        .nullable()
        .describe('The identity provider; null: people sign in with keys and links only.'),
      in_browser: z
        .boolean()
        .describe('Whether the console sends people there. false: only programs bring its tokens.'),
      roles_claim: z.string().nullable().describe('The claim of a token that has the roles.'),
      idle_minutes: z.number().describe('A browser session that nobody uses ends after so long.'),
      longest_minutes: z.number().describe('Every browser session ends after so long.'),
    }),
  })
  .meta({ id: 'Installation' });

export const installationRoutes = {
  getInstallation: define(
    'GET /v1/installation',
    'admin',
    'This Kontor as a whole: its version, database, encryption key, and how people sign in.',
    installation,
    { everyTenant: true },
  ),
};
