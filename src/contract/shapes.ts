// The shapes that go over the wire. Fields of ours are snake_case; settings keep the names their connector gives them.
import { z } from 'zod';
import { eventSources, postingStates, subjectKinds } from '../core/words.ts';

const instant = z.iso.datetime().describe('An instant, UTC.');

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string().describe('Says exactly what happened.'),
    kind: z
      .string()
      .describe('Says what to do: input, config, auth, missing, conflict, limited, unavailable, …'),
    detail: z.string().describe('A sentence for a person.'),
    next: z.string().optional().describe('What to do next.'),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export const connection = z
  .object({
    id: z.string(),
    connector: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()).describe('Without secrets.'),
    webhook_path: z.string().optional().describe('Where this connection takes webhooks.'),
    created_at: instant,
  })
  .meta({ id: 'Connection' });

export const connectionDraft = z.strictObject({
  connector: z.string().describe('s4hana, bigcommerce'),
  name: z.string().min(1).max(100),
  settings: z.record(z.string(), z.unknown()),
});

export const connectionPatch = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  settings: z.record(z.string(), z.unknown()).optional().describe('null removes a field.'),
});

export const check = z
  .object({
    ok: z.boolean(),
    message: z.string(),
    code: z.string().optional(),
    kind: z.string().optional(),
    next: z.string().optional(),
  })
  .meta({ id: 'Check' });

export const flow = z
  .object({
    id: z.string(),
    flow: z.string(),
    from: z.string(),
    to: z.string(),
    settings: z.record(z.string(), z.unknown()),
    created_at: instant,
    warnings: z.array(z.string()).optional(),
  })
  .meta({ id: 'Flow' });

export const flowDraft = z.strictObject({
  flow: z
    .string()
    .describe('order-to-journal, refund-to-journal, order-to-sales-order, customer-to-business-partner'),
  from: z.string().describe('Id of the source connection.'),
  to: z.string().describe('Id of the target connection.'),
  settings: z.record(z.string(), z.unknown()).default({}),
});

export const flowPatch = z.strictObject({
  settings: z.record(z.string(), z.unknown()).describe('null removes a field.'),
});

export const run = z
  .object({
    id: z.string(),
    connection: z.string(),
    outcome: z.enum(['succeeded', 'failed']).nullable(),
    found: z.number().describe('Changes that were seen.'),
    healed: z.number().describe('Changes that no webhook had told.'),
    error: z.string().nullable(),
    started_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Run' });

export const posting = z
  .object({
    id: z.string(),
    flow: z.string().describe('Id of the flow.'),
    connection: z.string(),
    operation: z.string(),
    business_key: z.string(),
    state: z.enum(postingStates),
    reference: z.string().nullable().describe('What the target system can be searched for.'),
    document_number: z.string().nullable(),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    reason_code: z.string().nullable(),
    reason: z.string().nullable().describe('Why it is not booked, and what to do.'),
    attempts: z.number(),
    next_at: instant.nullable().describe('When Kontor looks at it again by itself.'),
    changed_after_at: instant
      .nullable()
      .describe('The source changed after this was booked; nothing was booked again.'),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Posting' });

export const attempt = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(['post', 'find', 'replay']),
  outcome: z.string(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  started_at: instant,
  ended_at: instant,
});

export const call = z.object({
  id: z.string(),
  method: z.string(),
  url: z.string(),
  status: z.number().nullable(),
  failure: z.string().nullable(),
  duration_ms: z.number(),
  started_at: instant,
  request_headers: z.record(z.string(), z.string()),
  request_body: z.string().nullable(),
  response_headers: z.record(z.string(), z.string()),
  response_body: z.string().nullable(),
});

export const postingInFull = posting
  .extend({ document: z.unknown(), attempt_list: z.array(attempt), calls: z.array(call) })
  .meta({ id: 'PostingInFull' });

export const event = z
  .object({
    id: z.string(),
    connection: z.string(),
    source: z.enum(eventSources).describe('An event that only the poll found is a healed gap.'),
    topic: z.string(),
    kind: z.enum(subjectKinds),
    subject: z.string(),
    body: z.unknown(),
    received_at: instant,
  })
  .meta({ id: 'Event' });

export const summary = z
  .object({
    postings: z.array(
      z.object({ flow: z.string(), operation: z.string(), state: z.enum(postingStates), count: z.number() }),
    ),
    totals: z.array(
      z.object({ flow: z.string(), operation: z.string(), currency: z.string(), amount: z.string() }),
    ),
    events: z.array(z.object({ source: z.enum(eventSources), count: z.number() })),
    queued: z.number().describe('Jobs that wait or run.'),
  })
  .meta({ id: 'Summary' });

export const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({ result: z.array(shape), next_cursor: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z.string().optional().describe('`next_cursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const idParams = z.object({ id: z.string() });
