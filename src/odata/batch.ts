// `$batch`: many requests in one, multipart, as both protocols understand it. Every change stands in a changeset of its
// own unless asked otherwise: SAP answers one error for a whole changeset and does not say which change it means
// (SAP/cloud-sdk#1461), so a record can only have its own outcome when it is alone.
import { randomUUID } from 'node:crypto';
import { KontorError, toKontorError } from '../core/errors.ts';
import { worded } from '../core/reasons.ts';
import type { HttpReply } from '../http/send.ts';
import type { ODataClient } from './client.ts';
import type { Protocol } from './metadata/model.ts';
import { type BatchPart, partsOf } from './multipart.ts';
import type { Prepared } from './prepared.ts';
import { say } from './sentences.ts';

export type Outcome<Result> = { ok: true; value: Result } | { ok: false; error: KontorError };

export interface BatchOptions {
  /** `each`: every change for itself. `together`: all changes happen, or none. */
  changes?: 'each' | 'together' | undefined;
  /** So many requests in one batch; more are sent in several. */
  size?: number | undefined;
}

type Group = Prepared<unknown>[];

/**
 * Outcomes in the order of the requests. Throws only when the batch as a whole was refused before it began; a lost
 * answer makes every change in it `uncertain`.
 */
export async function sendBatch(
  client: ODataClient,
  service: string,
  protocol: Protocol,
  requests: readonly Prepared<unknown>[],
  { changes = 'each', size = 100 }: BatchOptions = {},
): Promise<Outcome<unknown>[]> {
  if (changes === 'together') return sendGroups(client, service, protocol, together(requests));
  const outcomes: Outcome<unknown>[] = [];
  for (let i = 0; i < requests.length; i += size) {
    const groups = requests.slice(i, i + size).map(request => [request]);
    outcomes.push(...(await sendGroups(client, service, protocol, groups)));
  }
  return outcomes;
}

/** Reads stay outside: a changeset holds changes only. */
function together(requests: readonly Prepared<unknown>[]): Group[] {
  const writes = requests.filter(request => request.write);
  if (writes.length !== requests.length) {
    throw say.error('invalid-batch');
  }
  return requests.length > 0 ? [[...requests]] : [];
}

async function sendGroups(
  client: ODataClient,
  service: string,
  protocol: Protocol,
  groups: readonly Group[],
): Promise<Outcome<unknown>[]> {
  if (groups.length === 0) return [];
  const write = groups.some(group => group.some(request => request.write));
  const boundary = `batch_${randomUUID()}`;
  let reply: HttpReply;
  try {
    reply = await client.write(service, {
      method: 'POST',
      path: `${service}/$batch`,
      headers: {
        accept: 'multipart/mixed',
        'content-type': `multipart/mixed;boundary=${boundary}`,
        // V4 stops at the first failure unless it is asked to go on (SAP/cloud-sdk-js#5106).
        ...(protocol === 'V4' ? { prefer: 'odata.continue-on-error', 'odata-version': '4.0' } : {}),
      },
      body: writeBatch(groups, boundary),
    });
  } catch (thrown) {
    const error = toKontorError(thrown);
    if (error.kind !== 'uncertain') throw error;
    return groups.flatMap(group =>
      group.map((request): Outcome<unknown> => ({ ok: false, error: lostIn(request, error) })),
    );
  }
  if (reply.status >= 300) throw client.refusals.errorOf(reply, { write });
  const parts = partsOf(reply);
  if (!parts) throw client.refusals.notOData(reply, write);
  return groups.flatMap((group, at) => outcomesOf(group, parts[at], client));
}

function writeBatch(groups: readonly Group[], boundary: string): string {
  const lines: string[] = [];
  for (const [at, group] of groups.entries()) {
    lines.push(`--${boundary}`);
    if (!group.some(request => request.write)) {
      lines.push(...httpPart(group[0] as Prepared<unknown>));
      continue;
    }
    const changeset = `changeset_${at}_${boundary.slice(6)}`;
    lines.push(`Content-Type: multipart/mixed; boundary=${changeset}`, '');
    for (const [id, request] of group.entries())
      lines.push(
        `--${changeset}`,
        ...httpPart(request, `Content-ID: ${at + 1}${group.length > 1 ? `_${id + 1}` : ''}`),
      );
    lines.push(`--${changeset}--`);
  }
  lines.push(`--${boundary}--`, '');
  return lines.join('\r\n');
}

/** One request, its URL relative to the service. */
function httpPart({ method, path, headers, body }: Prepared<unknown>, ...extra: string[]): string[] {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...extra,
    '',
    `${method} ${path} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    // Gateway wants the length in bytes where there is a body.
    ...(body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    '',
    ...(body === undefined ? [''] : [body]),
  ];
}

/** A refused changeset answers with one part instead of one per change. */
function outcomesOf(group: Group, part: BatchPart | undefined, client: ODataClient): Outcome<unknown>[] {
  const replies = part?.kind === 'changeset' ? part.replies : part ? [part.reply] : [];
  if (replies.length === group.length)
    return group.map((request, at) => outcomeOf(request, replies[at] as HttpReply));
  const only = replies[0];
  if (group.length > 1 && replies.length === 1 && only && only.status >= 400) {
    const error = client.refusals.errorOf(only, { write: true });
    return group.map(() => ({ ok: false, error }));
  }
  return group.map(request => ({ ok: false, error: unanswered(request) }));
}

function outcomeOf(request: Prepared<unknown>, reply: HttpReply): Outcome<unknown> {
  try {
    return { ok: true, value: request.read(reply) };
  } catch (thrown) {
    return { ok: false, error: toKontorError(thrown) };
  }
}

function unanswered({ write, method, path }: Prepared<unknown>): KontorError {
  const advice = say.reason(write ? 'look-first' : 'send-read-again');
  return say.error('batch-part-missing', { method, path, advice }, write ? { kind: 'uncertain' } : {});
}

/** A read whose answer was lost can simply be sent again. */
function lostIn(request: Prepared<unknown>, error: KontorError): KontorError {
  if (request.write) return error;
  const { code, message, params } = error;
  const next = 'Send it again.';
  return new KontorError('unavailable', code, message, {
    cause: error,
    next,
    params:
      params && 'advice' in params ? { ...params, advice: say.reason('send-again') } : worded(message, next),
  });
}
