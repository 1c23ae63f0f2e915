// Connections: authenticated links to systems.
import { z } from 'zod';
import { connectionStatuses, environments, feedKinds } from '../core/words.ts';
import { recordedCall } from './postings.ts';
import { reasonAs } from './reason.ts';
import { define, deleted, etag, ifMatch, instant, list, name } from './route.ts';

/** What waits for a connection. */
export const waiting = z
  .object({
    jobs: z.number().describe('Jobs of flows that wait in the queue or run.'),
    postings: z.number().describe('Postings without an outcome yet: planned, sent or uncertain.'),
  })
  .meta({ id: 'Waiting' })
  .describe('What waits for this connection, as a source or as a target.');

/** What could not be read of a connection. */
export const failingReads = z
  .array(
    z
      .object({
        kind: z
          .enum(feedKinds)
          .describe(
            'changes: of an object, for flows and for destinations that watch it; webhooks: whether the source still sends them; latest: the newest states are written to it.',
          ),
        name: z.string(),
        since: instant.describe('When it failed first.'),
        failures: z.number().int().describe('In a row.'),
        ...reasonAs('error', 'Why it failed the last time.'),
      })
      .meta({ id: 'FailingRead' }),
  )
  .describe(
    'What Kontor could not read the last time it polled this connection. It tries again at the next interval.',
  );

const environment = z
  .enum(environments)
  .describe(
    'Whether the connection leads to a production system or to a test system. Kontor makes no flow that posts from a test system to a production system.',
  );

const connection = z
  .object({
    id: z.string(),
    tenant: z.string(),
    connector: z.string(),
    name,
    environment: environment.nullable(),
    settings: z.record(z.string(), z.unknown()).describe('Without secrets.'),
    status: z
      .enum(connectionStatuses)
      .describe(
        'ok; limited: the system asked for a pause, nothing is sent until limited_until; needs_credentials: the system refused them, nothing is sent until new ones are given; failing: the system does not answer; paused: by a person.',
      ),
    ...reasonAs('status_reason', 'Why, and what to do.'),
    status_since: instant,
    waiting,
    failing_reads: failingReads,
    limited_until: instant
      .nullable()
      .describe('If it is limited: Kontor sends nothing until then; then it tries with one request.'),
    expiries: z
      .array(
        z.object({
          ...reasonAs('what', 'What expires.'),
          at: instant,
          days_left: z.number().int(),
        }),
      )
      .describe('When certificates and secrets expire, where Kontor knows.'),
    credentials_accepted_at: instant
      .nullable()
      .describe('When the system last accepted the credentials, to the minute.'),
    webhook_path: z.string().optional().describe('Where Kontor receives the webhooks of this connection.'),
    created_at: instant,
    etag,
  })
  .meta({ id: 'Connection' });

export const check = z
  .object({
    ok: z.boolean(),
    message: z.string().describe('What the system answered, or what is wrong.'),
    code: z.string().describe('Of the message.'),
    params: z.record(z.string(), z.unknown()).describe('The values in the message.'),
    kind: z.string().optional().describe('Of what is wrong.'),
    next: z.string().optional(),
    fields: z
      .array(z.unknown())
      .optional()
      .describe('The settings that are wrong, as in `details.fields` of a problem.'),
  })
  .meta({ id: 'Check' });

export const connectionRoutes = {
  createConnection: define(
    'POST /v1/connections',
    'admin',
    'Creates a connection, after the system has accepted its credentials. Kontor stores them encrypted and never shows them again.',
    connection
      .extend(reasonAs('message', 'What the system answered to the first call.'))
      .meta({ id: 'NewConnection' }),
    {
      body: z.strictObject({
        connector: z.string().describe('s4hana, bigcommerce'),
        name,
        environment: environment.optional(),
        settings: z.record(z.string(), z.unknown()),
      }),
      status: 201,
    },
  ),
  listConnections: list('/v1/connections', 'read', 'Lists the connections.', connection, {}, [
    'id',
    'tenant',
    'connector',
    'name',
    'environment',
    'status',
    'status_reason_code',
    'status_reason',
    'status_since',
    'limited_until',
    'waiting.jobs',
    'waiting.postings',
    'failing_reads.name',
    'expiries.what',
    'expiries.at',
    'credentials_accepted_at',
    'created_at',
  ]),
  getConnection: define('GET /v1/connections/:id', 'read', 'One connection.', connection),
  updateConnection: define(
    'PATCH /v1/connections/:id',
    'admin',
    'Changes name, environment or settings (JSON Merge Patch), such as a new secret. Secrets that you do not name stay; Kontor tries new ones before it stores them.',
    connection,
    {
      headers: ifMatch,
      body: z.strictObject({
        name: name.optional(),
        environment: environment.nullable().optional(),
        settings: z.record(z.string(), z.unknown()).optional().describe('null removes a field.'),
      }),
    },
  ),
  checkConnection: define(
    'POST /v1/connections/:id/check',
    'write',
    'Reads something harmless over the connection and says in a sentence whether it works.',
    check,
  ),
  pauseConnection: define(
    'POST /v1/connections/:id/pause',
    'admin',
    'Pauses a connection: Kontor sends nothing over it until it is resumed, but still stores webhooks.',
    connection,
  ),
  resumeConnection: define(
    'POST /v1/connections/:id/resume',
    'admin',
    'Ends a pause; Kontor continues with everything that waits.',
    connection,
  ),
  listCalls: list(
    '/v1/connections/:id/calls',
    'read',
    'Every HTTP exchange over this connection, the newest first, without secrets. Long bodies are cut; the tenant sets how long calls are kept.',
    recordedCall,
    { run: z.string().max(100).optional().describe('Only those with which this run has read the source.') },
    [
      'id',
      'started_at',
      'method',
      'url',
      'status',
      'failure',
      'duration_ms',
      'posting',
      'request_body',
      'response_body',
    ],
  ),
  deleteConnection: define(
    'DELETE /v1/connections/:id',
    'admin',
    'Deletes a connection that no flow uses, with its secrets. Its postings and calls stay readable.',
    deleted,
    { headers: ifMatch },
  ),
};
