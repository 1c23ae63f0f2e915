// HTTP around OData: CSRF, faults, and then one request or a batch of them.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOne, csrfRefusal, errorAnswer, noService } from './answer.ts';
import { answerBatch } from './batch.ts';
import type { Csrf } from './csrf.ts';
import { type Answer, aboutOf, type FaultInjector, sendAnswer } from './fault-injection.ts';
import type { ODataRequest } from './odata-request.ts';
import type { Repeatability } from './repeatability.ts';
import { SapFault } from './sap-fault.ts';
import type { System } from './system.ts';
import { answerV4 } from './v4/answer-v4.ts';
import { v4Error } from './v4/entity.ts';

export const odataRoot = '/sap/opu/odata/sap/';

interface Context {
  system: System;
  faults: FaultInjector;
  csrf: Csrf;
  user: string;
  pageSize: number;
  repeatability: Repeatability;
  /** Services without a communication arrangement, by a part of their address. */
  locked: readonly string[];
}

/** What answers under an address: a V2 or a V4 service. */
interface Door {
  /** From the service's root on. */
  rest: string;
  answer(request: ODataRequest): Answer;
  refuse(fault: SapFault, request: ODataRequest): Answer;
  batch(request: ODataRequest): Answer;
}

export async function answerOData(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<FastifyReply> {
  const { faults } = context;
  const door = request.url.startsWith(odataRoot) ? v2Door(request, context) : v4Door(request, context);
  const incoming = incomingOf(request, door.rest);
  const missing = context.locked.find(name => request.url.includes(name));
  if (missing !== undefined) return sendAnswer(reply, noArrangement(missing, incoming, door));
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (safe && wantsToken(request)) reply.headers(context.csrf.open(context.user));
  if (safe)
    return sendAnswer(
      reply.headers(context.repeatability.headersFor(request.headers)),
      door.answer(incoming),
    );
  const { cookie, 'x-csrf-token': token } = request.headers;
  if (faults.csrfExpired(aboutOf(request))) context.csrf.expire(cookie);
  if (!context.csrf.valid(context.user, token as string | undefined, cookie))
    return sendAnswer(reply, csrfRefusal);
  if (faults.locked(aboutOf(request))) {
    const text = 'The sales document is currently being processed by user BACKGROUND';
    return sendAnswer(reply, door.refuse(new SapFault(400, 'V1/042', text), incoming));
  }
  if (faults.serverFault(aboutOf(request)))
    return sendAnswer(reply, door.refuse(new SapFault(500, 'SY/530', 'An exception was raised'), incoming));
  // A refusal inside a write is an answer too, so that it can be lost like any other.
  return faults.write(aboutOf(request), reply, () => {
    if (incoming.path === '$batch') return door.batch(incoming);
    try {
      return context.repeatability.once(request.headers, () => door.answer(incoming));
    } catch (error) {
      if (!(error instanceof SapFault)) throw error;
      return door.refuse(error, incoming);
    }
  });
}

/** A write that went well may have been changed by the system on the way; it says so in a header (S4-39). */
function warned(
  answer: Answer,
  { method, path, body }: ODataRequest,
  protocol: 'V2' | 'V4',
  faults: FaultInjector,
): Answer {
  const wrote = method !== 'GET' && method !== 'HEAD' && answer.status < 300;
  if (!wrote || !faults.warned(aboutOf({ method, url: path, body }))) return answer;
  const what = { code: 'V1/555', message: 'Menge 2 nicht möglich und auf 4 erhöht', target: '' };
  const header =
    protocol === 'V2'
      ? { 'sap-message': JSON.stringify({ ...what, severity: 'warning', details: [] }) }
      : { 'sap-messages': JSON.stringify([{ ...what, numericSeverity: 3, longtextUrl: '' }]) };
  return { ...answer, headers: { ...answer.headers, ...header } };
}

/** In words for who asks for JSON, as a page for everybody else (S4-40). */
function noArrangement(service: string, incoming: ODataRequest, door: Door): Answer {
  if (/json/.test(incoming.headers.accept ?? '')) {
    const text = `You do not have start authorization for R3TR IWSV ${service}`;
    return door.refuse(new SapFault(403, '/IWFND/MED/170', text), incoming);
  }
  const page = '<html><body><h1>403 Forbidden</h1>The request has been blocked</body></html>';
  return { status: 403, headers: { 'content-type': 'text/html' }, body: page };
}

/** `/sap/opu/odata/sap/API_X;v=0002/A_Y('1')?$a=b` */
function v2Door(request: FastifyRequest, { system, pageSize, faults }: Context): Door {
  const behind = request.url.slice(odataRoot.length);
  const at = behind.search(/[/?]|$/);
  const address = behind.slice(0, at);
  const service = address.replace(/;v=\d+$/, '');
  const rest = behind.slice(at).replace(/^\//, '');
  const model = system.tables.models.get(service);
  const refuse = (fault: SapFault, incoming: ODataRequest) => errorAnswer(fault, service, incoming);
  if (!model) {
    const answer = (incoming: ODataRequest) => noService(service, incoming);
    return { rest, answer, refuse, batch: answer };
  }
  // Links lead to the version that was asked for.
  const root = `http://${request.headers.host}${odataRoot}${address}`;
  const services = { ...system, model, root, pageSize, dialect: 'V2' as const };
  const answer = (incoming: ODataRequest) => warned(answerOne(incoming, services), incoming, 'V2', faults);
  return {
    rest,
    answer,
    refuse,
    batch: incoming =>
      answerBatch(incoming, {
        root,
        answer,
        refuse: fault => refuse(fault, incoming),
        savepoint: system.tables.savepoint,
        protocol: 'V2',
      }),
  };
}

/** `/sap/opu/odata4/sap/api_x/srvd_a2x/sap/x/0001/X('1')?$a=b` */
function v4Door(request: FastifyRequest, { system, pageSize, faults }: Context): Door {
  const found = system.v4Services
    .map(service => ({ service, rest: below(request.url, service.root) }))
    .find(one => one.rest !== undefined);
  if (found?.rest === undefined) {
    const unknown = () =>
      v4Error(new SapFault(403, '/IWBEP/CM_V4_COS/001', 'No service found under this address'));
    return { rest: '', answer: unknown, refuse: unknown, batch: unknown };
  }
  const { service, rest } = found;
  const root = `http://${request.headers.host}${service.root}`;
  const context = { ...system, model: service.over, root, pageSize, dialect: 'V4' as const };
  const answer = (incoming: ODataRequest) =>
    warned(answerV4(incoming, service, context), incoming, 'V4', faults);
  return {
    rest,
    answer,
    refuse: v4Error,
    batch: incoming =>
      answerBatch(incoming, {
        root,
        answer,
        refuse: v4Error,
        savepoint: system.tables.savepoint,
        protocol: 'V4',
      }),
  };
}

/** What follows the root, without a slash before it; undefined: the address lies elsewhere. */
function below(url: string, root: string): string | undefined {
  const rest = url.startsWith(root) ? url.slice(root.length) : undefined;
  return rest !== undefined && /^(?:[/?]|$)/.test(rest) ? rest.replace(/^\//, '') : undefined;
}

function incomingOf(request: FastifyRequest, rest: string): ODataRequest {
  const at = rest.indexOf('?');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  return {
    method: request.method,
    path: at < 0 ? rest : rest.slice(0, at),
    query: new URLSearchParams(at < 0 ? '' : rest.slice(at + 1)),
    headers,
    body: String(request.body ?? ''),
  };
}

function wantsToken(request: FastifyRequest): boolean {
  return String(request.headers['x-csrf-token'] ?? '').toLowerCase() === 'fetch';
}
