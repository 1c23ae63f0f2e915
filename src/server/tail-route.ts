// What happens, as server-sent events. A stream lasts until its client goes, its key ends or Kontor stops. A client that reads too
// slowly is told how many events were left out for it, and slows nobody else.
import { once } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { tailFilter } from '../contract/tail.ts';
import type { Caller } from '../core/caller.ts';
import { toKontorError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Speak } from '../core/reasons.ts';
import type { Tail, TailBatch } from '../gateway/tail.ts';
import type { Authenticate } from './authenticate.ts';
import { languageOf, sayLanguage } from './language.ts';
import { partyOf } from './open-requests.ts';
import { say } from './sentences.ts';
import { cursorOf, readCursor } from './tail-cursor.ts';
import { gapFrame, type Question, tailFrames } from './tail-frames.ts';

export interface TailLimits {
  /** Open streams of this process. */
  overAll: number;
  perTenant: number;
  /** So much waits for a client that reads slowly. */
  bufferBytes: number;
  heartbeatMs: number;
  /** How often Kontor looks whether the key is still good. */
  authenticateMs: number;
}

const query = z.strictObject(tailFilter);
const reconnectMs = 1_000;

interface TailParts {
  tail: Pick<Tail, 'follow'>;
  authenticate: Authenticate;
  wordsIn: Record<Language, { speak: Speak }>;
  tails: TailLimits;
}

export function addTail(app: FastifyInstance, { tail, authenticate, wordsIn, tails }: TailParts): void {
  const framesOf = tailFrames(wordsIn);
  const open = new Set<{ party: string; end(): void }>();
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    for (const one of open) one.end();
  });
  app.get<{ Querystring: z.output<typeof query> }>(
    '/v1/tail',
    {
      schema: { hide: true, querystring: query },
      exposeHeadRoute: false,
      onRequest: (request, reply) => authenticate(request, reply, { needs: 'read' }),
    },
    async (request, reply) => {
      const caller = request.caller as Caller;
      const party = partyOf(caller);
      const ofParty = [...open].filter(one => one.party === party).length;
      if (isClosing || open.size >= tails.overAll || ofParty >= tails.perTenant)
        throw say.error(
          'too-many-tails',
          { count: ofParty, limit: tails.perTenant },
          { retryAfterMs: 5_000 },
        );
      const question: Question = { sees: caller.sees, language: languageOf(request), filter: request.query };
      const stream = streamTo(reply, tails);
      const member = { party, end: stream.end };
      open.add(member);
      reply.raw.once('close', () => open.delete(member));
      const permitted = setInterval(async () => {
        try {
          await authenticate(request, reply, { needs: 'read', again: true });
          // The identity provider may have moved the person to another tenant: a new stream begins with what they see now.
          if (partyOf(request.caller as Caller) !== party) stream.end();
        } catch (thrown) {
          // A database that is away says nothing about the key.
          if (['auth', 'forbidden', 'missing'].includes(toKontorError(thrown).kind)) stream.end();
        }
      }, tails.authenticateMs);
      reply.raw.once('close', () => clearInterval(permitted));
      const since = readCursor(request.headers['last-event-id']);
      try {
        const leave = await tail.follow({
          since,
          sees: question.sees,
          begins(at, isGap) {
            sayLanguage(reply, question.language);
            stream.begin(at, isGap ? gapFrame({ why: 'too-late', missed: null }) : '');
          },
          take(batch) {
            const { text, count } = framesOf(batch, question);
            stream.tell(batch, text, count);
          },
          drained: stream.drained,
          hasLeft: () => reply.raw.destroyed || reply.raw.writableEnded,
        });
        if (reply.raw.destroyed || reply.raw.writableEnded) leave();
        else {
          reply.raw.once('close', leave);
          reply.raw.once('finish', leave);
        }
      } catch (thrown) {
        // Before anything was written the caller gets a problem; later the stream ends, and the client comes again.
        if (!reply.raw.headersSent) {
          open.delete(member);
          clearInterval(permitted);
          throw thrown;
        }
        stream.end();
      }
      return reply;
    },
  );
}

function streamTo(reply: FastifyReply, { bufferBytes, heartbeatMs }: TailLimits) {
  const { raw } = reply;
  let missed = 0;
  /** Until where it was told everything, or of a gap. */
  let told = '';
  let timer: NodeJS.Timeout | undefined;
  const gap = () => {
    const text = missed === 0 ? '' : gapFrame({ why: 'slow', missed });
    missed = 0;
    return text;
  };
  const isOpen = () => raw.headersSent && !raw.destroyed && !raw.writableEnded;
  return {
    /** `first`: what the client is told before everything else. */
    begin(at: TailBatch['until'], first: string): void {
      told = at;
      reply.hijack();
      raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
        'x-accel-buffering': 'no',
      });
      raw.write(`retry: ${reconnectMs}\n${first === '' ? '' : `\n${first}`}id: ${cursorOf(at)}\n\n`);
      timer = setInterval(() => {
        if (!isOpen() || raw.writableLength > bufferBytes) return;
        // A new cursor each time: where nothing is written for long, the last one would be too old to begin from.
        raw.write(`${gap()}: still here\nid: ${cursorOf(told)}\n\n`);
      }, heartbeatMs);
      raw.once('close', () => clearInterval(timer));
      raw.on('drain', () => {
        if (missed > 0 && isOpen()) raw.write(gap());
      });
    },
    tell({ until, isWhole }: TailBatch, text: string, count: number): void {
      if (!isOpen()) return;
      told = until;
      if (raw.writableLength > bufferBytes) {
        missed += count;
        return;
      }
      const tooMany = isWhole ? '' : gapFrame({ why: 'too-many', missed: null });
      // The cursor comes last: who reads only a part of this gets all of it again.
      if (text !== '' || !isWhole || missed > 0)
        raw.write(`${gap()}${tooMany}${text}id: ${cursorOf(until)}\n\n`);
    },
    async drained(): Promise<void> {
      if (!isOpen() || !raw.writableNeedDrain) return;
      const gone = new AbortController();
      const leave = () => gone.abort();
      raw.once('close', leave);
      // It has room, or it has gone.
      await once(raw, 'drain', { signal: gone.signal }).catch(() => undefined);
      raw.off('close', leave);
    },
    end(): void {
      clearInterval(timer);
      if (isOpen()) raw.end();
    },
  };
}
