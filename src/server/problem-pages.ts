// The page of each code of an error, to which the `type` of a problem leads.
import escapeHtml from 'escape-html';
import type { FastifyInstance } from 'fastify';
import { errorKinds } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Wording } from '../core/sentences.ts';
import { languageOf, sayLanguage } from './language.ts';
import { say } from './sentences.ts';

export const problemsPath = '/problems';

/** Where the `type` of a problem leads: to the page of its code, or, where the code is a system's own, to all of them. */
export const typeOf = (code: string, words: Wording): string =>
  Object.hasOwn(words.kinds, code) ? `${problemsPath}/${encodeURIComponent(code)}` : problemsPath;

const labels = {
  en: {
    all: 'Errors of Kontor',
    status: 'HTTP status',
    kind: 'Kind',
    next: 'What to do',
    filled: 'Names in braces stand for values of the single error.',
    ofSystem: 'A code that is not listed here, such as M7/053, is that of a message of the connected system.',
  },
  de: {
    all: 'Fehler von Kontor',
    status: 'HTTP-Status',
    kind: 'Art',
    next: 'Was zu tun ist',
    filled: 'Namen in geschweiften Klammern stehen für Werte des einzelnen Fehlers.',
    ofSystem: 'Ein Code, der hier fehlt, etwa M7/053, ist der einer Meldung des angeschlossenen Systems.',
  },
} as const;

/** Nobody has to be known to read what a code means. */
export function addProblemPages(app: FastifyInstance, words: Wording): void {
  app.get(problemsPath, { schema: { hide: true } }, (request, reply) => {
    const language = languageOf(request);
    const { all, filled, ofSystem } = labels[language];
    const entries = Object.keys(words.kinds)
      .toSorted()
      .map(
        code =>
          `<dt><a href="problems/${encodeURIComponent(code)}">${escapeHtml(code)}</a></dt><dd>${saidOf(code, words, language)[0]}</dd>`,
      );
    const body = `<h1>${all}</h1><p>${filled} ${ofSystem}</p><dl>${entries.join('')}</dl>`;
    return sayLanguage(reply, language)
      .type('text/html')
      .send(page(all, body, language));
  });
  app.get<{ Params: { code: string } }>(
    `${problemsPath}/:code`,
    { schema: { hide: true } },
    (request, reply) => {
      const { code } = request.params;
      const language = languageOf(request);
      const kind = Object.hasOwn(words.kinds, code) ? words.kinds[code] : undefined;
      if (kind === undefined) throw say.error('no-problem-page', { code });
      const { all, status, kind: ofKind, next: whatToDo, filled } = labels[language];
      const [says, next] = saidOf(code, words, language);
      const body = [
        `<h1>${escapeHtml(code)}</h1><p>${says}</p>`,
        ...(next ? [`<h2>${whatToDo}</h2><p>${next}</p>`] : []),
        `<dl><dt>${status}</dt><dd>${errorKinds[kind].status}</dd><dt>${ofKind}</dt><dd>${kind}</dd></dl>`,
        `<p>${filled}</p><p><a href="../problems">${all}</a></p>`,
      ];
      return sayLanguage(reply, language)
        .type('text/html')
        .send(page(code, body.join(''), language));
    },
  );
}

const saidOf = (code: string, words: Wording, language: Language): string[] =>
  [words[language][code] ?? []].flat().map(escapeHtml);

const page = (title: string, body: string, language: Language) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}dt{font-weight:600}dd{margin:0 0 .75rem}</style></head><body>${body}</body></html>`;
