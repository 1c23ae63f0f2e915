// Requests that are open, and those that are carried out, at the same time: of a tenant, and over a connection. A system that
// does not answer, or a client that asks without end, keeps some of its own tenant's, and leaves the others'.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, everyTenant } from '../core/caller.ts';
import type { KontorError } from '../core/errors.ts';
import { fairPool, type Lane } from '../core/fair-pool.ts';
import { longestTurnMs } from '../core/limited.ts';
import type { Reason } from '../core/reasons.ts';
import { say } from './sentences.ts';

export type OpenRequests = ReturnType<typeof openRequests>;

export interface OpenRequestLimits {
  /** Over all connections, of which one tenant gets three quarters, and half while others ask too. */
  overAll: number;
  perTenant: number;
  perConnection: number;
  /** Carried out, of which one tenant gets three quarters, and half while others ask too. */
  atOnce: number;
}

/** Longer ones wait for a system, and take nothing from others meanwhile. */
const stallsAfterMs = 3_000;

interface Waiter extends Lane {
  begin(): void;
}

export function openRequests({ overAll, perTenant, perConnection, atOnce }: OpenRequestLimits) {
  const overConnections = fairPool({
    slots: overAll,
    mostWhenShared: Math.ceil(overAll / 2),
    perLane: perConnection,
    stallsAfterMs,
  });
  // A lane is a route for a tenant: what waits for a system in one of them leaves the tenant its others.
  const carriedOut = fairPool({
    slots: atOnce,
    mostWhenShared: Math.ceil(atOnce / 2),
    perLane: Math.max(1, Math.floor((atOnce * 3) / 4)),
    stallsAfterMs,
  });
  /** In the order in which they came. */
  const waiting = new Set<Waiter>();
  const beginSome = () => {
    if (waiting.size === 0) return;
    const lanes = [...Map.groupBy(waiting, ({ id }) => id)];
    const shares = carriedOut.share(
      lanes.map(([id, its]) => ({
        id,
        tenant: (its[0] as Waiter).tenant,
        ready: its.length,
        urgent: false,
      })),
    );
    for (const [id, its] of lanes) for (const one of its.slice(0, shares.get(id) ?? 0)) one.begin();
  };
  carriedOut.onRoom(beginSome);

  /** Resolves when it is its turn, with how to give the turn back. */
  const turn = (lane: Lane, reply: FastifyReply) =>
    new Promise<() => void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(waiter);
        clearTimeout(timer);
        reply.raw.off('close', refuse);
      };
      const refuse = () => {
        leave();
        reject(tooMany(say.reason('all-turns-taken')));
      };
      const waiter: Waiter = {
        ...lane,
        begin() {
          leave();
          carriedOut.run(lane, () => new Promise<void>(over => resolve(over)));
        },
      };
      const timer = setTimeout(refuse, longestTurnMs);
      reply.raw.once('close', refuse);
      waiting.add(waiter);
      beginSome();
    });

  const ofTenants = new Map<string, number>();
  const leaveTenant = (tenant: string) => {
    const left = (ofTenants.get(tenant) ?? 1) - 1;
    if (left === 0) ofTenants.delete(tenant);
    else ofTenants.set(tenant, left);
  };
  return {
    /** Lets the request in until its answer is through. Throws `limited/too-many-open`. */
    enter({ params, routeOptions }: FastifyRequest, { raw }: FastifyReply, caller: Caller): void {
      const tenant = partyOf(caller);
      const { id } = params as { id?: string };
      // Previews and differences read over the connections of their flow, which is a lane of its own.
      const reads = ['/v1/connections/:id', '/v1/flows/:id/preview', '/v1/flows/:id/differences'];
      const isOver = reads.some(path => routeOptions.url?.startsWith(path));
      const connection = isOver && id ? id : undefined;
      const open = ofTenants.get(tenant) ?? 0;
      if (open >= perTenant) throw tooMany(say.reason('tenant-requests-open', { count: perTenant }));
      ofTenants.set(tenant, open + 1);
      const leave = connection === undefined ? undefined : overConnections.enter({ id: connection, tenant });
      raw.once('close', () => {
        leaveTenant(tenant);
        leave?.();
      });
      if (connection !== undefined && !leave) throw tooMany(say.reason('connection-requests-open'));
    },
    /**
     * Carries out what a request asks of Kontor, when it is its turn: the connections of the database and the event loop are
     * shared by all. It waits for a few seconds at most; then, or when the client has gone, it throws `limited/too-many-open`.
     */
    async inTurn<T>(
      { caller, method, routeOptions }: FastifyRequest,
      reply: FastifyReply,
      work: () => Promise<T>,
    ): Promise<T> {
      const tenant = partyOf(caller as Caller);
      const over = await turn({ id: `${tenant} ${method} ${routeOptions.url}`, tenant }, reply);
      try {
        return await work();
      } finally {
        // The answer is written first: for that, too, the event loop is needed.
        setImmediate(over);
      }
    },
  };
}

/** A key that sees all tenants counts for itself. */
export const partyOf = ({ id, sees }: Caller): string => (sees === everyTenant ? id : sees.tenant);

function tooMany(what: Reason): KontorError {
  return say.error('too-many-open', { what }, { retryAfterMs: 1_000 });
}
