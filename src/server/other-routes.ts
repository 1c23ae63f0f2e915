// What the description of the API says of routes that do not follow the contract's shape: the proxy, webhooks, files, health.
import { z } from 'zod';
import type { Route } from '../contract/route.ts';
import { everyRoute } from '../contract/routes.ts';
import { tailEvent, tailFilter } from '../contract/tail.ts';
import { csvPath, csvQuery } from './csv-routes.ts';
import { tagOf } from './route-schema.ts';

type Operation = Record<string, unknown>;

const header = (name: string, description: string, values?: readonly string[]) => ({
  in: 'header',
  name,
  description,
  schema: { type: 'string', ...(values ? { enum: values } : {}) },
});
const inPath = (name: string, description: string) => ({
  in: 'path',
  name,
  required: true,
  description,
  schema: { type: 'string' },
});
const problem = { $ref: '#/components/responses/Problem' };
const text = (description: string) => ({ description });
/** Without the name of the dialect, which the description says once. */
function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}
/** Of a parameter, which has its description elsewhere. */
function textSchema(schema: z.ZodType): Record<string, unknown> {
  const { description: _, ...rest } = jsonSchema(schema);
  return rest;
}
/** Lists that come as CSV, too. */
const tables = () =>
  Object.fromEntries(
    Object.entries(everyRoute as Record<string, Route>)
      .filter(([, { csv }]) => csv !== undefined)
      .map(([name, route]) => [csvPath(route).replaceAll(/:(\w+)/g, '{$1}'), { get: tableOf(name, route) }]),
  );
const tableOf = (name: string, route: Route) => ({
  operationId: `${name}Csv`,
  summary: `The whole list of \`${name}\` as a table: ${columnsOf(route.csv)}.`,
  tags: [tagOf(route)],
  parameters: [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, one = '']) => inPath(one, 'As in the path of the list.')),
    ...Object.entries(csvQuery(route).shape).map(([one, { description }]) => ({
      in: 'query',
      name: one,
      ...(description === undefined ? {} : { description }),
      schema: { type: 'string' },
    })),
  ],
  responses: {
    '200': {
      description:
        'CSV by RFC 4180 with a header line. It is complete only if the answer ends normally: Kontor cuts the connection when it cannot read on.',
      content: { 'text/csv': { schema: { type: 'string' } } },
    },
    '4XX': problem,
    '5XX': problem,
  },
});
const columnsOf = (csv: Route['csv'] = []): string =>
  csv === 'answered'
    ? 'the fields of the set, in the order of its metadata'
    : ('columns' in csv ? csv.columns : csv).join(', ');
const anything = { '*/*': { schema: {} } };
const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const health = (operationId: string, summary: string) => ({
  get: {
    operationId,
    summary,
    tags: ['health'],
    security: [],
    responses: {
      '200': { description: 'It does.', content: { 'application/json': { schema: { type: 'object' } } } },
      '4XX': problem,
      '503': problem,
    },
  },
});

const fromSystem = {
  '2XX': {
    description: 'What the system answered, status, headers and body, byte by byte.',
    content: anything,
  },
  '3XX': text('What the system answered.'),
  '4XX': {
    description:
      'What the system answered, or a problem of Kontor (`application/problem+json`): nothing was sent.',
    content: anything,
  },
  '5XX': {
    description:
      'What the system answered, or a problem of Kontor. After 504 of a write nobody knows whether the system carried it out.',
    content: anything,
  },
};

function proxied(method: string): Operation {
  const reads = method === 'get';
  return {
    operationId: `${method}ThroughProxy`,
    summary: `Passes the request on to the system behind the connection, one to one (${method.toUpperCase()}).`,
    tags: ['proxy'],
    parameters: [
      inPath('id', 'Of the connection.'),
      inPath('path', 'From the host of the system on, with slashes as they are, and any query.'),
      ...(reads
        ? [header('cache-control', '`max-age=N`: an answer of the last N seconds will do.')]
        : [header('idempotency-key', 'Kontor sends the write at most once under it.')]),
      header('kontor-pace', '`queue` waits for a turn when the system asks for a pause, `pass` does not.', [
        'queue',
        'pass',
      ]),
      header('kontor-retry', 'How often Kontor repeats what was surely not carried out, 0 to 5.'),
      header('kontor-links', '`rewrite`: links in the answer lead to the proxy.', ['rewrite']),
    ],
    ...(reads || method === 'delete' ? {} : { requestBody: { content: anything } }),
    responses: fromSystem,
  };
}

export const otherTags = ['proxy', 'webhooks', 'problems', 'tail', 'health'] as const;

/** For the field `paths` of an OpenAPI document. */
export const otherRoutes = (): Record<string, Record<string, Operation>> => ({
  '/v1/connections/{id}/proxy/{path}': Object.fromEntries(
    ['get', 'post', 'put', 'patch', 'delete'].map(method => [method, proxied(method)]),
  ),
  '/v1/connections/{id}/invoices/{key}/pdf': {
    get: {
      operationId: 'getInvoicePdf',
      summary: 'The PDF of an invoice, as the system makes it.',
      tags: ['invoices'],
      parameters: [inPath('id', 'Of the connection.'), inPath('key', 'Of the invoice.')],
      responses: {
        '200': {
          description: 'The file.',
          content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
        },
        '4XX': problem,
        '5XX': problem,
      },
    },
  },
  ...tables(),
  '/v1/tail': {
    get: {
      operationId: 'tail',
      summary: 'Recorded calls and state changes of postings as they happen, as server-sent events.',
      tags: ['tail'],
      parameters: [
        ...Object.entries(tailFilter).map(([name, schema]) => ({
          in: 'query',
          name,
          description: schema.description,
          schema: textSchema(schema),
        })),
        header(
          'last-event-id',
          'The last `id` of an earlier stream: Kontor tells what has happened since, if that was within a minute.',
        ),
      ],
      responses: {
        '200': {
          description:
            'A stream until the client goes. `event` and `data` are as described; a posting that changes its state several times within one read (300 ms) is told with its latest state. An `id` comes after each group of events. `gap` says that events are missing: the client has read too slowly, or has come back too late. A comment every 15 seconds shows that the stream is alive.',
          content: { 'text/event-stream': { schema: jsonSchema(tailEvent) } },
        },
        '4XX': problem,
        '5XX': problem,
      },
    },
  },
  '/hooks/{connection}': {
    post: {
      operationId: 'receiveWebhook',
      summary: 'Takes a webhook of the system behind a connection, signed as that system signs.',
      tags: ['webhooks'],
      security: [],
      parameters: [inPath('connection', 'Its id.')],
      requestBody: { content: anything },
      responses: {
        '200': {
          description: 'It is stored, or nothing has to be done for it. The answer has no body.',
          headers: {
            'kontor-received': { schema: { type: 'string', enum: ['stored', 'set-aside', 'ignored'] } },
          },
        },
        '401': text('The signature is wrong, or the connection is not known. The answer has no body.'),
        '4XX': problem,
        '503': { description: 'It is not stored: send it again.', content: problemContent },
      },
    },
  },
  '/v1/sign-in/oidc': {
    get: {
      operationId: 'leaveForProvider',
      summary: 'Leads the browser to the identity provider, where that is set up.',
      tags: ['sign-in'],
      security: [],
      parameters: [
        {
          in: 'query',
          name: 'to',
          description: 'The page to come back to: a path.',
          schema: { type: 'string' },
        },
      ],
      responses: { '303': text('To the provider.'), '4XX': problem, '503': problem },
    },
  },
  '/v1/sign-in/oidc/callback': {
    get: {
      operationId: 'comeBackFromProvider',
      summary: 'Where the identity provider sends the browser back: begins a session.',
      tags: ['sign-in'],
      security: [],
      responses: {
        '303': text('To the page that was asked for, or to /sign-in?problem=<code>.'),
        '4XX': problem,
        '503': problem,
      },
    },
  },
  '/healthz': health('health', 'Says that the process answers, and its version.'),
  '/readyz': health('ready', 'Says whether the database answers as well.'),
  '/problems/{code}': {
    get: {
      operationId: 'readProblem',
      summary: 'The page about a code of an error, in the language of Accept-Language; /problems lists all.',
      tags: ['problems'],
      security: [],
      parameters: [inPath('code', 'Of a problem.')],
      responses: {
        '200': { description: 'The page.', content: { 'text/html': { schema: { type: 'string' } } } },
        '4XX': problem,
      },
    },
  },
});
