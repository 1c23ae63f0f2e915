// Where the webhooks of connected systems come in.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorKinds, toKontorError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type IntakeParts, receiveWebhook } from '../intake/receive-webhook.ts';
import { sendProblem } from './problem.ts';

export interface HookParts {
  intake: IntakeParts;
  /** Webhook bodies over this size are refused. */
  hookLimitBytes: number;
  gateway: Pick<Gateway, 'words'>;
  log: Log;
}

/**
 * Webhook bodies stay raw bytes: a signature covers bytes, not what a parser makes of them. Senders read the status of the
 * answer alone, and some (Xero) take a body with 200 or 401 for a failure.
 */
export function addHooks(app: FastifyInstance, { intake, hookLimitBytes, log, gateway }: HookParts): void {
  app.setErrorHandler((error, request, reply) =>
    toKontorError(error).kind === 'auth'
      ? reply.code(errorKinds.auth.status).send()
      : sendProblem(error, request, reply, { log, words: gateway.words }),
  );
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: hookLimitBytes }, (_request, body, done) =>
    done(null, body),
  );
  app.post<{ Params: { connectionId: string } }>(
    '/hooks/:connectionId',
    { schema: { hide: true }, bodyLimit: hookLimitBytes },
    async (request, reply) => {
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const received = await receiveWebhook(request.params.connectionId, raw, plainHeaders(request), intake);
      return reply.header('kontor-received', received).send();
    },
  );
}

function plainHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
