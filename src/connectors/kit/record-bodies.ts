// A setting of every connector.
import { z } from 'zod';

export const recordBodies = z
  .enum(['all', 'failures', 'none'])
  .default('all')
  .describe(
    'Whose bodies are kept in recorded calls: all (the first kilobytes), those that failed, or none. Documents that Kontor posts are kept in any case: without them it could not look for them.',
  )
  .meta({ title: 'Bodies in recorded calls' });
