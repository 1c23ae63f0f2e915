// Faults around a write: lost before it is booked, lost after, booked late, or answered by half.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../faults.ts';

/** Instead of an answer: the connection is cut, left open, or cut in the middle of `text`. */
export class Cut extends Error {
  readonly text: string | undefined;
  readonly open: boolean;
  constructor({ text, open = false }: { text?: string; open?: boolean } = {}) {
    super('The answer is lost.');
    this.text = text;
    this.open = open;
  }
}

export interface Cuts {
  /** Carries out the write and answers, or does one of the two without the other. Throws `Cut`. */
  write(request: FastifyRequest, commit: () => object): Promise<object>;
  stop(): void;
}

export function openCuts(faults: Faults, lateMs: number): Cuts {
  const timers = new Set<NodeJS.Timeout>();
  return {
    async write(request, commit) {
      const about = `${request.method} ${request.url} ${hashOf(request.body)}`;
      if (faults.hits('lost-before-commit', about)) throw new Cut();
      if (faults.hits('late-commit', about)) {
        const timer = setTimeout(() => {
          timers.delete(timer);
          try {
            commit();
          } catch {
            // Refused: nobody waits for the answer.
          }
          request.raw.socket.destroy();
        }, lateMs);
        timers.add(timer);
        throw new Cut({ open: true });
      }
      const answer = commit();
      if (faults.hits('lost-after-commit', about)) throw new Cut();
      if (faults.hits('truncated', about)) throw new Cut({ text: JSON.stringify(answer) });
      return answer;
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

export function cutOff(reply: FastifyReply, { text, open }: Cut): void {
  reply.hijack();
  if (open) return;
  if (text === undefined) reply.raw.destroy();
  else {
    reply.raw.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    reply.raw.write(text.slice(0, text.length / 2), () => reply.raw.destroy());
  }
}

const hashOf = (body: unknown) =>
  createHash('sha1')
    .update(JSON.stringify(body ?? null))
    .digest('hex');
