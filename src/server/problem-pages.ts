// The page of each code of an error, to which the `type` of a problem leads.
import escapeHtml from 'escape-html';
import type { FastifyInstance } from 'fastify';
import { errorKinds } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { speaker } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import { languageOf, sayLanguage } from './language.ts';
import { say } from './sentences.ts';

export const problemsPath = '/problems';

/** Where the `type` of a problem leads: to the page of its code, or, where the code is a system's own, to all of them. */
export const typeOf = (code: string, words: Wording): string =>
  Object.hasOwn(words.kinds, code) ? `${problemsPath}/${encodeURIComponent(code)}` : problemsPath;

/** Nobody has to be known to read what a code means. */
export function addProblemPages(app: FastifyInstance, words: Wording): void {
  app.get(problemsPath, { schema: { hide: true } }, (request, reply) => {
    const language = languageOf(request);
    const label = labelsIn(words, language);
    const entries = Object.keys(words.kinds)
      .toSorted()
      .map(
        code =>
          `<dt><a href="problems/${encodeURIComponent(code)}">${escapeHtml(code)}</a></dt><dd>${saidOf(code, words, language)[0]}</dd>`,
      );
    const body = `<h1>${label('all-errors')}</h1><p>${label('in-braces')} ${label('code-of-system')}</p><dl>${entries.join('')}</dl>`;
    return sayLanguage(reply, language)
      .type('text/html')
      .send(page(label('all-errors'), body, language));
  });
  app.get<{ Params: { code: string } }>(
    `${problemsPath}/:code`,
    { schema: { hide: true } },
    (request, reply) => {
      const { code } = request.params;
      const language = languageOf(request);
      const kind = Object.hasOwn(words.kinds, code) ? words.kinds[code] : undefined;
      if (kind === undefined) throw say.error('no-problem-page', { code });
      const label = labelsIn(words, language);
      const [says, next] = saidOf(code, words, language);
      const body = [
        `<h1>${escapeHtml(code)}</h1><p>${says}</p>`,
        ...(next ? [`<h2>${label('what-to-do')}</h2><p>${next}</p>`] : []),
        `<dl><dt>${label('http-status')}</dt><dd>${errorKinds[kind].status}</dd><dt>${label('kind-of-error')}</dt><dd>${kind}</dd></dl>`,
        `<p>${label('in-braces')}</p><p><a href="../problems">${label('all-errors')}</a></p>`,
      ];
      return sayLanguage(reply, language)
        .type('text/html')
        .send(page(code, body.join(''), language));
    },
  );
}

/** What stands on the pages, besides what the codes say. */
const labelsIn = (words: Wording, language: Language) => {
  const speak = speaker(words[language]);
  return (code: Label) => escapeHtml(speak(say.reason(code)));
};

type Label = 'all-errors' | 'in-braces' | 'code-of-system' | 'what-to-do' | 'http-status' | 'kind-of-error';

const saidOf = (code: string, words: Wording, language: Language): string[] =>
  [words[language][code] ?? []].flat().map(escapeHtml);

const page = (title: string, body: string, language: Language) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}dt{font-weight:600}dd{margin:0 0 .75rem}</style></head><body>${body}</body></html>`;
