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
  warned(about: string): boolean;
  serverFault(about: string): boolean;
  /** Late commits that are still to come do not happen any more. */
  stop(): void;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** SAP writes headers in UTF-8, and Node sends each character of a header as one byte. */
const headerBytes = (headers: Answer['headers']): Answer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Buffer.from(value, 'utf8').toString('latin1')]),
  );

/** With a body of text Node would write the headers in UTF-8 once more: both leave as one text. */
const bytesOf = (body: string) => (body === '' ? '' : Buffer.from(body));

export const sendAnswer = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply.code(status).headers(headerBytes(headers)).send(bytesOf(body));

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
          ...headerBytes(answer.headers),
          'content-length': Buffer.byteLength(answer.body),
        });
        const bytes = Buffer.from(answer.body);
        reply.raw.write(bytes.subarray(0, bytes.length / 2), () => reply.raw.destroy());
        return reply;
      }
      return sendAnswer(reply, answer);
    },
    csrfExpired: about => faults.hits('csrf-expired', about),
    locked: about => faults.hits('locked', about),
    warned: about => faults.hits('warned', about),
    serverFault: about => faults.hits('server-fault', about),
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** What a request is about: the reference that it carries, or its path. */
export function aboutOf(request: Pick<FastifyRequest, 'method' | 'url' | 'body'>): string {
  const [path = ''] = request.url.split('?');
  const body = typeof request.body === 'string' ? request.body : '';
  const begins = /<DocumentReferenceID>|"PurchaseOrderByCustomer":"|"SearchTerm1":"/.exec(body);
  const behind = begins ? body.slice(begins.index + begins[0].length) : '';
  const reference = /^[^<"]+/.exec(behind)?.[0];
  return `${request.method} ${path} ${reference ?? ''}`;
}
