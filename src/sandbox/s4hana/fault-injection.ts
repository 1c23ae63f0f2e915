// Where the faults strike: before the logon, around the commit of a write, and in the answer.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults.ts';

export interface FaultInjector {
  /** True: the request has been answered (or cut) by a fault. */
  beforeLogon(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  /**
   * Carries out a write and answers it, or does one of the two without the other. `about` names the document, so
   * that the same seed hits the same documents.
   */
  write(about: string, reply: FastifyReply, commit: () => Answer): Promise<FastifyReply>;
  csrfExpired(about: string): boolean;
  locked(about: string): boolean;
  /** Late commits that are still to come do not happen any more. */
  stop(): void;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function createFaultInjector(
  faults: Faults,
  { slowMs, lateMs }: { slowMs: number; lateMs: number },
): FaultInjector {
  const timers = new Set<NodeJS.Timeout>();
  return {
    async beforeLogon(request, reply) {
      const about = aboutOf(request);
      if (faults.hits('slow', about)) await sleep(slowMs);
      if (faults.hits('unavailable', about)) {
        reply.code(503).type('text/html').send('<html><body>Service Unavailable</body></html>');
        return true;
      }
      if (faults.hits('throttled', about)) {
        reply.code(429).header('retry-after', '1').type('application/json').send('{}');
        return true;
      }
      if (faults.hits('throttled-bare', about)) {
        reply.code(429).type('application/json').send('{}');
        return true;
      }
      if (faults.hits('unauthorized', about)) {
        reply
          .code(401)
          .header('www-authenticate', 'Basic realm="SAP"')
          .type('text/html')
          .send('<html></html>');
        return true;
      }
      if (faults.hits('forbidden-page', about)) {
        reply
          .code(403)
          .type('text/html')
          .send('<html><body><h1>403 Forbidden</h1>No communication arrangement</body></html>');
        return true;
      }
      return false;
    },
    async write(about, reply, commit) {
      const cut = () => {
        reply.hijack();
        reply.raw.destroy();
        return reply;
      };
      if (faults.hits('lost-before-commit', about)) return cut();
      if (faults.hits('late-commit', about)) {
        const timer = setTimeout(() => {
          timers.delete(timer);
          commit();
          reply.raw.destroy();
        }, lateMs);
        timers.add(timer);
        reply.hijack();
        return reply;
      }
      const answer = commit();
      if (faults.hits('lost-after-commit', about)) return cut();
      if (faults.hits('truncated', about)) {
        reply.hijack();
        reply.raw.writeHead(answer.status, {
          ...answer.headers,
          'content-length': Buffer.byteLength(answer.body),
        });
        reply.raw.write(answer.body.slice(0, answer.body.length / 2), () => reply.raw.destroy());
        return reply;
      }
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    },
    csrfExpired: about => faults.hits('csrf-expired', about),
    locked: about => faults.hits('locked', about),
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** What a request is about: the reference that it carries, or its path. */
export function aboutOf(request: FastifyRequest): string {
  const [path = ''] = request.url.split('?');
  const body = typeof request.body === 'string' ? request.body : '';
  const begins = /<DocumentReferenceID>|"PurchaseOrderByCustomer":"|"SearchTerm1":"/.exec(body);
  const behind = begins ? body.slice(begins.index + begins[0].length) : '';
  const reference = /^[^<"]+/.exec(behind)?.[0];
  return `${request.method} ${path} ${reference ?? ''}`;
}
