// What a flow is made of: its kind, its two connections and its settings.
import { z } from 'zod';

export const flowDraft = z.strictObject({
  flow: z
    .string()
    .describe('order-to-journal, refund-to-journal, order-to-sales-order, customer-to-business-partner'),
  from: z.string().describe('Id of the source connection.'),
  to: z.string().describe('Id of the target connection, of the same tenant.'),
  settings: z.record(z.string(), z.unknown()).default({}),
});
