// The order board of a connection.
import { z } from 'zod';
import { objectModels } from '../models/objects/all.ts';
import type { ObjectModel } from '../models/objects/field.ts';
import { boardStates, risks } from '../models/order-board.ts';
import { columnsOf, recordShape } from './objects.ts';
import { reasonAs, saidReason } from './reason.ts';
import { define } from './route.ts';
import { boardQuery } from './widget-tokens.ts';

const model: ObjectModel = objectModels['sales-orders'];

export const orderBoardRoutes = {
  readOrderBoard: define(
    'GET /v1/connections/:id/order-board',
    'read',
    'Sales orders with their items, live from the system, and where each stands: open, partly delivered, delivered, billed, or at risk.',
    z.object({
      result: z.array(
        recordShape(model)
          .extend({
            state: z.enum(boardStates),
            risk: z.enum(risks).nullable().describe('Why it is at risk.'),
          })
          .meta({ id: 'BoardOrder' }),
      ),
      next_cursor: z.string().nullable(),
      looked: z.number().describe('So many orders were looked at for this page.'),
      unreadable: z.array(
        z.object({ id: z.string().nullable(), ...reasonAs('reason', 'Why it cannot be read.') }),
      ),
      warnings: z.array(saidReason),
    }),
    {
      query: z.strictObject({
        ...boardQuery,
        customer: z.string().min(1).max(50).optional(),
        cursor: z
          .string()
          .max(2_000)
          .optional()
          .describe('`next_cursor` of the page before, with the same filters.'),
      }),
      csv: ['state', 'risk', ...columnsOf(model)],
    },
  ),
};
