// Daily work over the API: connections, flows, postings.
import { readFileSync } from 'node:fs';
import { ApiProblem, type Client, createClient } from '../client/index.ts';
import { KontorError } from '../core/errors.ts';
import { apiKeyOf, type Environment } from './environment.ts';
import { printJson, printTable } from './output.ts';
import { readList } from './read-list.ts';

export interface ApiOptions {
  url?: string;
  key?: string;
  tenant?: string;
  data: string;
  json?: boolean;
}

export interface ListOptions extends ApiOptions {
  limit?: string;
}

export interface ApiAddress {
  url: string;
  apiKey: string;
  tenant?: string | undefined;
}

export function addressOf(options: ApiOptions, environment: Environment): ApiAddress {
  const url = options.url ?? environment.KONTOR_URL ?? 'http://127.0.0.1:7700';
  const tenant = options.tenant ?? environment.KONTOR_TENANT;
  return { url, apiKey: options.key ?? apiKeyOf(environment, options.data), tenant };
}

export function clientOf(options: ApiOptions, environment: Environment): Client {
  return createClient(addressOf(options, environment));
}

export async function connectionsList(client: Client, options: ListOptions): Promise<void> {
  const answer = await readList(client.listConnections, options);
  if (options.json) return printJson(answer);
  printTable(
    [
      'id',
      'tenant',
      'connector',
      'name',
      'status',
      'since',
      'until',
      'waiting',
      'credentials taken',
      'reason',
    ],
    answer.result.map(one => [
      one.id,
      one.tenant,
      one.connector,
      one.name,
      one.status,
      one.status_since,
      one.limited_until,
      one.waiting.jobs + one.waiting.postings,
      one.credentials_accepted_at,
      one.status_reason ?? unread(one.failing_reads) ?? soonest(one.expiries),
    ]),
  );
}

const unread = ([first]: { name: string; since: string; failures: number; error: string }[]) =>
  first && `${first.name} could not be read ${first.failures} times since ${first.since}: ${first.error}`;

const soonest = ([first]: { what: string; days_left: number }[]) =>
  first === undefined ? '' : `${first.what}: ${first.days_left} days left`;

export async function connectionsTurn(
  client: Client,
  id: string,
  verb: 'pause' | 'resume',
  { json }: ApiOptions,
): Promise<void> {
  const turned = await client[`${verb}Connection`]({ id });
  if (json) return printJson(turned);
  process.stdout.write(`${turned.status}\n`);
}

export async function connectionsDelete(client: Client, id: string, { json }: ApiOptions): Promise<void> {
  const answer = await client.deleteConnection({ id });
  if (json) return printJson(answer);
  process.stdout.write(`${answer.id} deleted\n`);
}

export async function flowsDelete(client: Client, id: string, { json }: ApiOptions): Promise<void> {
  const answer = await client.deleteFlow({ id });
  if (json) return printJson(answer);
  process.stdout.write(`${answer.id} deleted\n`);
}

export async function connectionsCreate(
  client: Client,
  connector: string,
  name: string,
  settings: string,
  { json }: ApiOptions,
): Promise<void> {
  const made = await client.createConnection({
    body: {
      connector,
      name,
      settings: settingsFrom(settings),
    },
  });
  if (json) return printJson(made);
  process.stdout.write(`${made.id}\n`);
}

export async function connectionsUpdate(
  client: Client,
  id: string,
  { json, name, settings, ifMatch }: ApiOptions & { name?: string; settings: string; ifMatch?: string },
): Promise<void> {
  const updated = await client.updateConnection({
    id,
    ifMatch,
    body: {
      ...(name === undefined ? {} : { name }),
      settings: settingsFrom(settings),
    },
  });
  if (json) return printJson(updated);
  process.stdout.write(`${updated.id}\n`);
}

export async function connectionsCheck(client: Client, id: string, { json }: ApiOptions): Promise<void> {
  const answer = await client.checkConnection({ id });
  if (json) printJson(answer);
  else
    process.stdout.write(
      `${answer.ok ? 'ok' : 'not ok'}: ${answer.message}\n${answer.next === undefined ? '' : `${answer.next}\n`}`,
    );
  if (!answer.ok) process.exitCode = 1;
}

export async function flowsList(client: Client, options: ListOptions): Promise<void> {
  const answer = await readList(client.listFlows, options);
  if (options.json) return printJson(answer);
  printTable(
    ['id', 'flow', 'from', 'to', 'paused since'],
    answer.result.map(one => [one.id, one.flow, one.from, one.to, one.paused_at]),
  );
}

export async function flowsTurn(
  client: Client,
  id: string,
  verb: 'pause' | 'resume',
  { json }: ApiOptions,
): Promise<void> {
  const turned = await client[`${verb}Flow`]({ id });
  if (json) return printJson(turned);
  process.stdout.write(turned.paused_at === null ? 'it runs\n' : `paused since ${turned.paused_at}\n`);
}

export async function flowsCreate(
  client: Client,
  flow: string,
  options: ApiOptions & { from: string; to: string; settings: string },
): Promise<void> {
  const { from, to } = options;
  const made = await client.createFlow({
    body: {
      flow,
      from,
      to,
      settings: settingsFrom(options.settings),
    },
  });
  if (options.json) return printJson(made);
  process.stdout.write(
    `${made.id}\n${(made.warnings ?? []).map(warning => `warning: ${warning}\n`).join('')}`,
  );
}

export async function flowsUpdate(
  client: Client,
  id: string,
  settings: string,
  { json, ifMatch }: ApiOptions & { ifMatch?: string },
): Promise<void> {
  const updated = await client.updateFlow({ id, ifMatch, body: { settings: settingsFrom(settings) } });
  if (json) return printJson(updated);
  process.stdout.write(`${updated.id}\n`);
}

export async function flowsRun(
  client: Client,
  id: string,
  { json, since }: ApiOptions & { since?: string },
): Promise<void> {
  const run = await client.runFlow({ id, body: since === undefined ? {} : { since } });
  if (json) printJson(run);
  else
    process.stdout.write(
      `${run.outcome}: ${run.found} found, ${run.missed_by_webhook} of them missed by the webhook${run.error === null ? '' : `; ${run.error}`}\n`,
    );
  // A run that failed never says success.
  if (run.outcome !== 'succeeded') process.exitCode = 1;
}

export interface PostingsOptions extends ApiOptions {
  flow?: string;
  state?: string;
  businessKey?: string;
  limit: string;
}

export async function postingsList(client: Client, options: PostingsOptions): Promise<void> {
  const answer = await client.listPostings({
    flow: options.flow,
    state: options.state as 'parked' | undefined,
    business_key: options.businessKey,
    limit: Number(options.limit),
  });
  if (options.json) return printJson(answer);
  printTable(
    ['id', 'business key', 'operation', 'state', 'document', 'amount', 'reason'],
    answer.result.map(one => [
      one.id,
      one.business_key,
      one.operation,
      one.state,
      one.document_number,
      one.amount === null ? '' : `${one.amount} ${one.currency}`,
      one.reason,
    ]),
  );
}

export async function postingsShow(client: Client, id: string, { json }: ApiOptions): Promise<void> {
  const one = await client.getPosting({ id });
  if (json) return printJson(one);
  process.stdout.write(`${one.operation} of ${one.business_key}: ${outcomeIn(one)}\n`);
  if (one.reason !== null) process.stdout.write(`${one.reason}\n`);
  printTable(
    ['attempt', 'kind', 'outcome', 'message', 'at'],
    one.attempt_list.map(row => [row.number, row.kind, row.outcome, row.reason, row.started_at]),
  );
  printTable(
    ['call', 'status', 'ms', 'url'],
    one.calls.map(row => [row.method, row.status ?? row.failure, row.duration_ms, row.url]),
  );
}

export async function postingsReplay(
  client: Client,
  ids: string[],
  options: ApiOptions & { allParked?: boolean },
): Promise<void> {
  const chosen = options.allParked
    ? (await client.listPostings({ state: 'parked', limit: 500 })).result.map(one => one.id)
    : ids;
  if (chosen.length === 0 && options.allParked && !options.json)
    process.stdout.write('No posting is parked.\n');
  if (chosen.length === 0 && !options.allParked)
    throw new KontorError('input', 'nothing-chosen', 'No posting is named.', {
      next: 'Name ids, or say --all-parked.',
    });
  const replayed = [];
  const refused = [];
  for (const id of chosen) {
    try {
      const one = await client.replayPosting({ id });
      replayed.push(one);
      if (!options.json) printPosting(one, options);
    } catch (thrown) {
      // One that cannot be replayed keeps no other from it; that nobody answers at all is another matter.
      if (!(thrown instanceof ApiProblem) || thrown.status !== 409) throw thrown;
      const { code, message, next } = thrown;
      refused.push({ id, code, message, next });
      if (!options.json) process.stderr.write(`${id} is not replayed: ${message} ${next ?? ''}\n`);
    }
  }
  if (options.json) printJson({ result: replayed, refused });
  if (refused.length > 0) process.exitCode = 1;
}

export async function postingsSettle(
  client: Client,
  id: string,
  options: ApiOptions & { found?: string; acceptDifference?: boolean; notFound?: boolean; note?: string },
): Promise<void> {
  const { found, acceptDifference, notFound, note } = options;
  if ((found === undefined) !== (notFound === true))
    throw new KontorError('input', 'nothing-chosen', 'It is not said whether the document was found.', {
      next: 'Say either --found NUMBER or --not-found.',
    });
  const body =
    found === undefined
      ? { found: false as const, note }
      : { found: true as const, document_number: found, accept_difference: acceptDifference ?? false, note };
  printPosting(await client.settlePosting({ id, body }), options);
}

export async function postingsClose(
  client: Client,
  id: string,
  options: ApiOptions & { note: string },
): Promise<void> {
  printPosting(await client.closePosting({ id, body: { note: options.note } }), options);
}

function printPosting(one: Awaited<ReturnType<Client['closePosting']>>, { json }: ApiOptions): void {
  if (json) printJson(one);
  else process.stdout.write(`${one.id} ${one.operation} of ${one.business_key}: ${outcomeIn(one)}\n`);
}

const outcomeIn = ({ state, document_number: number }: { state: string; document_number: string | null }) =>
  number === null ? state : `${state} as ${number}`;

/** JSON text, or `@file`. */
export function settingsFrom(text: string, what = 'settings'): Record<string, unknown> {
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text) as Record<
      string,
      unknown
    >;
  } catch (cause) {
    throw new KontorError('input', 'bad-json', `The ${what} are not JSON: ${(cause as Error).message}`, {
      cause,
      next: `Give JSON, or @FILE with JSON in it.`,
    });
  }
}
