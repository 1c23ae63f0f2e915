// All postings that match, as CSV for spreadsheets. Kontor reads one page, sends it and reads the next, so that millions need no more
// memory than one page.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { postingFilter } from '../contract/postings.ts';
import type { Caller } from '../core/caller.ts';
import { type Cell, csvLine } from '../core/csv.ts';
import { toKontorError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { ListedPosting, Postings } from '../gateway/postings.ts';
import type { Authenticate } from './authenticate.ts';
import { hasLeft } from './client-leaves.ts';
import { languageOf, sayLanguage } from './language.ts';
import type { OpenRequests } from './open-requests.ts';
import { askedOf, postingView, type Words } from './routes/postings.ts';

const path = '/v1/postings.csv';
const perPage = 500;
const query = z.strictObject(postingFilter);

const columns = [
  'id',
  'created_at',
  'state',
  'operation',
  'connection',
  'flow',
  'subject',
  'business_key',
  'reference',
  'document_number',
  'amount',
  'currency',
  'reason_code',
  'reason',
  'differs',
  'updated_at',
] as const;

export function addPostingCsv(
  app: FastifyInstance,
  {
    postings,
    authenticate,
    inTurn,
    wordsIn,
  }: {
    postings: Pick<Postings, 'list'>;
    authenticate: Authenticate;
    inTurn: OpenRequests['inTurn'];
    wordsIn: Record<Language, Words>;
  },
): void {
  app.get<{ Querystring: z.output<typeof query> }>(
    path,
    {
      schema: { hide: true, querystring: query },
      exposeHeadRoute: false,
      onRequest: (request, reply) => authenticate(request, reply, { needs: 'read' }),
    },
    async (request, reply) => {
      const { sees } = request.caller as Caller;
      const asked = askedOf(request.query);
      const pageBehind = (after: string | undefined) =>
        inTurn(request, reply, () => postings.list(sees, { ...asked, after, limit: perPage }));
      /** What has begun goes on as long as the client is there, however long a turn takes. */
      const nextPage = async (after: string | undefined): Promise<ListedPosting[]> => {
        for (;;)
          try {
            return await pageBehind(after);
          } catch (thrown) {
            if (toKontorError(thrown).kind !== 'limited' || hasLeft(reply.raw)) throw thrown;
          }
      };
      const language = languageOf(request);
      // If the first page cannot be read, the caller gets a problem and not a table that ends early.
      const first = await pageBehind(undefined);
      sayLanguage(reply, language)
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', 'attachment; filename="postings.csv"');
      return reply.send(Readable.from(linesOf(first, nextPage, wordsIn[language])));
    },
  );
}

/** A page at a time. */
async function* linesOf(
  first: ListedPosting[],
  nextPage: (after: string | undefined) => Promise<ListedPosting[]>,
  words: Words,
): AsyncGenerator<string> {
  yield `${csvLine(columns)}\r\n`;
  for (let page = first; page.length > 0; page = await nextPage(page.at(-1)?.id)) {
    yield page.map(row => `${csvLine(cellsOf(row, words))}\r\n`).join('');
    if (page.length < perPage) return;
  }
}

function cellsOf(row: ListedPosting, words: Words): Cell[] {
  const view = postingView(row, words);
  return columns.map(column => (column === 'differs' ? String(view.differs) : view[column]));
}
