// `kontor calls show | repeat`: one recorded HTTP exchange, and the same request to a test system.
import type { Command } from 'commander';
import type { Client, Schemas } from '../client/index.ts';
import { api } from './api.ts';
import { connectionIdOf } from './connection-id.ts';

export function addCalls(program: Command): void {
  const calls = program.command('calls').description('recorded HTTP exchanges; connections calls lists them');
  api(
    calls,
    'show <call>',
    'one with headers and bodies',
    (client, id: string) => client.getCall({ id }),
    asText,
  );
  api(
    calls,
    'repeat <call>',
    'send its request once more, to a test system such as a sandbox',
    async (client: Client, id: string, { on }: { on: string }) => {
      const { status: before } = await client.getCall({ id });
      const body = { connection: await connectionIdOf(client, on) };
      return { ...(await client.repeatCall({ id, body })), before };
    },
    ({ method, path, status, response_body, duration_ms, is_whole, before }) =>
      [
        `${method} ${path}`,
        `then ${before ?? 'no answer'}, now ${status} after ${duration_ms} ms`,
        response_body,
        ...(is_whole ? [] : ['The answer is longer: this is its beginning.']),
      ].join('\n'),
    ({ status }) => status < 400,
  ).requiredOption('--on <connection>', 'id or name of a connection to a test system');
}

function asText(call: Schemas['Call']): string {
  const { method, url, status, failure, duration_ms, started_at } = call;
  const side = (headers: Record<string, string>, body: string | null) => [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === null || body === '' ? [] : ['', body]),
  ];
  return [
    `${started_at} ${method} ${url}`,
    ...side(call.request_headers, call.request_body),
    '',
    `${status ?? failure} after ${duration_ms} ms`,
    ...side(call.response_headers, call.response_body),
  ].join('\n');
}
