// HTTP around OData: CSRF, faults, and then one request or a batch of them.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOne, csrfRefusal, errorAnswer, type Incoming, noService } from './answer.ts';
import { answerBatch } from './batch.ts';
import type { Csrf } from './csrf.ts';
import { SapFault } from './sap-fault.ts';
import { type Answer, aboutOf, type Strikes } from './strikes.ts';
import type { Tenant } from './tenant.ts';

export const odataRoot = '/sap/opu/odata/sap/';

interface Context {
  tenant: Tenant;
  strikes: Strikes;
  csrf: Csrf;
  user: string;
  pageSize: number;
}

export async function answerOData(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
): Promise<FastifyReply> {
  const { tenant, strikes, pageSize } = context;
  const [service, rest] = split(request.url);
  const model = tenant.tables.models.get(service);
  const incoming = incomingOf(request, rest);
  if (!model) return send(reply, noService(service, incoming));
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (safe && wantsToken(request)) reply.headers(context.csrf.open(context.user));
  const root = `http://${request.headers.host}${odataRoot}${service}`;
  const services = { ...tenant, model, root, pageSize };
  if (safe) return send(reply, answerOne(incoming, services));
  const { cookie, 'x-csrf-token': token } = request.headers;
  if (strikes.csrfExpired(aboutOf(request))) context.csrf.expire(cookie);
  if (!context.csrf.valid(context.user, token as string | undefined, cookie)) return send(reply, csrfRefusal);
  if (strikes.locked(aboutOf(request))) {
    const locked = new SapFault(
      400,
      'V1/042',
      'The sales document is currently being processed by user BACKGROUND',
    );
    return send(reply, errorAnswer(locked, service, incoming));
  }
  // A refusal inside a write is an answer too, so that it can be lost like any other.
  return strikes.write(aboutOf(request), reply, () =>
    incoming.path === '$batch' ? answerBatch(incoming, services) : answerOne(incoming, services),
  );
}

/** `/sap/opu/odata/sap/API_X;v=0002/A_Y('1')?$a=b` → service, and the rest. */
function split(url: string): [service: string, rest: string] {
  const behind = url.slice(odataRoot.length);
  const at = behind.search(/[/?]|$/);
  return [behind.slice(0, at).replace(/;v=\d+$/, ''), behind.slice(at).replace(/^\//, '')];
}

function incomingOf(request: FastifyRequest, rest: string): Incoming {
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

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
