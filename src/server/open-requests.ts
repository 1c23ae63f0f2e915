// Requests that are open at the same time: of a tenant, and over a connection. A system that does not answer, or a client
// that asks without end, keeps some of its own tenant's, and leaves the others'.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KontorError } from '../core/errors.ts';
import { fairPool } from '../core/fair-pool.ts';

/** Lets the request in until its answer is through. Throws `limited/too-many-open`. */
export type EnterOnce = (request: FastifyRequest, reply: FastifyReply, tenant: string) => void;

export interface OpenRequestLimits {
  /** Over all connections, of which one tenant gets three quarters, and half while others ask too. */
  overAll: number;
  perTenant: number;
  perConnection: number;
}

/** Longer ones wait for a system, and take nothing from others meanwhile. */
const stallsAfterMs = 3_000;

export function openRequests({ overAll, perTenant, perConnection }: OpenRequestLimits): EnterOnce {
  const overConnections = fairPool({
    slots: overAll,
    besideOthers: Math.ceil(overAll / 2),
    perLane: perConnection,
    stallsAfterMs,
  });
  const ofTenants = new Map<string, number>();
  const leaveTenant = (tenant: string) => {
    const left = (ofTenants.get(tenant) ?? 1) - 1;
    if (left === 0) ofTenants.delete(tenant);
    else ofTenants.set(tenant, left);
  };
  return ({ params, routeOptions }, { raw }, tenant) => {
    const { id } = params as { id?: string };
    const connection = routeOptions.url?.startsWith('/v1/connections/:id') && id ? id : undefined;
    const open = ofTenants.get(tenant) ?? 0;
    if (open >= perTenant) throw tooMany(`${perTenant} requests of this tenant are`);
    ofTenants.set(tenant, open + 1);
    raw.once('close', () => leaveTenant(tenant));
    if (connection === undefined) return;
    const leave = overConnections.enter({ id: connection, tenant });
    if (!leave)
      throw tooMany('As many requests over this connection, or of this tenant over all, as may be are');
    raw.once('close', leave);
  };
}

function tooMany(what: string): KontorError {
  return new KontorError('limited', 'too-many-open', `${what} open already; nothing was done.`, {
    retryAfterMs: 1_000,
    next: 'Wait for answers before you ask for more, or as long as Retry-After says. If they do not come, look at the system behind the connection.',
  });
}
