// Plans to act on many postings at once.
import { z } from 'zod';
import { bulkActions, bulkOutcomes, bulkPlanStates, mostPlanned } from '../core/bulk-plans.ts';
import { postingStates } from '../core/words.ts';
import { note, posting, postingFilter } from './postings.ts';
import { reasonAs } from './reason.ts';
import { define, instant, list } from './route.ts';

export const money = z
  .object({
    currency: z.string(),
    amount: z.string().describe('A decimal number as text.'),
    count: z.number().describe('So many postings.'),
  })
  .meta({ id: 'Money' });

const who = z.object({ id: z.string(), name: z.string() });

const byReason = z.object({
  code: z.string(),
  count: z.number(),
  says: z.string().describe('What is said of one of them.'),
});

const fields = {
  id: z.string(),
  tenant: z.string(),
  action: z
    .enum(bulkActions)
    .describe(
      'replay; settle-not-found: says of each that its document is not in the system; close: ends each without a document.',
    ),
  filter: z
    .record(z.string(), z.string())
    .describe('The filter of the list of postings, as it was asked for.'),
  note: z.string().nullable(),
  state: z
    .enum(bulkPlanStates)
    .describe('done: no posting is left. expired: the plan was not run in time, and cannot be run any more.'),
  needs: z.enum(['write', 'admin']).describe('The permission that running it needs.'),
  matched: z
    .number()
    .describe('So many postings matched when the plan was made. The plan acts on no others.'),
  actionable: z.number().describe('So many of them could be acted on.'),
  excluded: z.array(byReason).describe('The others: why they cannot be acted on.'),
  money: z.array(money).describe('What those that could be acted on came to, by currency.'),
  states: z
    .array(z.object({ state: z.enum(postingStates), count: z.number() }))
    .describe('Of all that matched.'),
  reasons: z
    .array(z.object({ code: z.string(), count: z.number() }))
    .describe('The reason codes of all that matched.'),
  done: z.number().describe('So many were acted on.'),
  skipped: z
    .number()
    .describe('So many were left as they are, because they had changed since the plan was made.'),
  failed: z.number().describe('So many could not be acted on; `failures` says why.'),
  left: z.number(),
  failures: z.array(byReason),
  made_by: who,
  run_by: who.nullable(),
  change_request: z.string().nullable().describe('The change request by which another person approved it.'),
  created_at: instant,
  expires_at: instant.describe('Until then it can be run.'),
  started_at: instant.nullable(),
  ended_at: instant.nullable(),
};

const bulkPlan = z.object(fields).meta({ id: 'BulkPlan' });
const bulkPlanInFull = z
  .object({
    ...fields,
    sample: z.array(posting).describe('The first ten that can be acted on, as they are now.'),
    changed: z
      .number()
      .describe(
        'So many of those that are left have changed since the plan was made: it will leave them as they are.',
      ),
  })
  .meta({ id: 'BulkPlanInFull' });

const bulkPlanPosting = z
  .object({
    id: z.string().describe('Of the posting.'),
    posting: posting.nullable().describe('As it is now; null: it does not exist any more.'),
    planned_state: z.enum(postingStates).describe('When the plan was made.'),
    outcome: z
      .enum(bulkOutcomes)
      .describe(
        'left: its turn has not come. done: acted on. skipped: it had changed since the plan was made. failed: it could not be acted on. excluded: the plan knew so from the beginning.',
      ),
    ...reasonAs('reason', 'Why it was skipped, excluded or could not be acted on.'),
    acted_at: instant.nullable(),
  })
  .meta({ id: 'BulkPlanPosting' });

const filter = z
  .strictObject(postingFilter)
  .describe('The filters of the list of postings. Without any, all postings match.');

export const bulkPlanRoutes = {
  createBulkPlan: define(
    'POST /v1/bulk-plans',
    'write',
    `Plans to replay, settle or close many postings, and changes nothing: says how many match, what they come to, and which cannot be acted on. A plan has at most ${mostPlanned} postings.`,
    bulkPlanInFull,
    {
      body: z.discriminatedUnion('action', [
        z.strictObject({ action: z.literal('replay'), filter, note: note.optional() }),
        z.strictObject({ action: z.literal('settle-not-found'), filter, note: note.optional() }),
        z.strictObject({ action: z.literal('close'), filter, note }),
      ]),
      status: 201,
    },
  ),
  listBulkPlans: list('/v1/bulk-plans', 'read', 'Lists bulk plans, the newest first.', bulkPlan, {}, [
    'id',
    'tenant',
    'action',
    'state',
    'note',
    'matched',
    'actionable',
    'done',
    'skipped',
    'failed',
    'left',
    'money.currency',
    'money.amount',
    'made_by.name',
    'run_by.name',
    'created_at',
    'expires_at',
    'started_at',
    'ended_at',
  ]),
  getBulkPlan: define(
    'GET /v1/bulk-plans/:id',
    'read',
    'One bulk plan, and how far it has come.',
    bulkPlanInFull,
  ),
  listBulkPlanPostings: list(
    '/v1/bulk-plans/:id/postings',
    'read',
    'Lists the postings of a bulk plan with their outcomes, the oldest first.',
    bulkPlanPosting,
    { outcome: z.enum(bulkOutcomes).optional() },
    [
      'id',
      'outcome',
      'reason_code',
      'reason',
      'acted_at',
      'planned_state',
      'posting.state',
      'posting.operation',
      'posting.reference',
      'posting.document_number',
      'posting.amount',
      'posting.currency',
    ],
  ),
  runBulkPlan: define(
    'POST /v1/bulk-plans/:id/run',
    'admin',
    'Runs a bulk plan in the background. Postings that have changed since the plan was made are left as they are.',
    bulkPlanInFull,
  ),
  cancelBulkPlan: define(
    'POST /v1/bulk-plans/:id/cancel',
    'write',
    'Stops a bulk plan between two postings, or discards one that was not run.',
    bulkPlanInFull,
  ),
};
