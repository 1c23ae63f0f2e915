// The kinds of flows that can be switched on.
import { z } from 'zod';
import { objectNames } from '../models/objects/all.ts';
import { list } from './route.ts';

const object = z.enum(objectNames as [string, ...string[]]);
const operations = z
  .array(z.string())
  .describe('`<object>.<act>`, as `shop-orders.get`: what the connection has to offer.');

export const flowDefinitionRoutes = {
  listFlowDefinitions: list(
    '/v1/flow-definitions',
    'read',
    'Lists the kinds of flows, what they need of both systems, and their settings as JSON Schema.',
    z
      .object({
        name: z.string(),
        title: z.string(),
        on: z.array(object).describe('Changes of these objects of the source start it.'),
        posts: z.string().describe('What it writes to the target: `<object>.<act>`.'),
        needs: z.object({ from: operations, to: operations }),
        settings_schema: z
          .record(z.string(), z.unknown())
          .describe(
            'JSON Schema with titles and help texts. `picks` says that a setting names a record: of which side (`of`), of which `object`, by which `field`; `where` narrows it by other settings.',
          ),
      })
      .meta({ id: 'FlowDefinition' }),
  ),
};
