// Kontor answers in the language of the caller, and each error has a page that says what it means.
import { expect, test } from 'vitest';
import { kontorOfFile } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

test('an error says in the language of the caller what happened, with its code and parameters in every language', async () => {
  const kontor = await kontorOf();
  const missing = async (language?: string) => {
    const reply = await kontor.request('/v1/flows/flw_none', {
      headers: language === undefined ? {} : { 'accept-language': language },
    });
    return { reply, problem: (await reply.json()) as Record<string, unknown> };
  };
  const english = await missing();
  expect(english.problem).toMatchObject({
    type: '/problems/no-flow',
    code: 'no-flow',
    detail: 'There is no flow flw_none.',
    params: { id: 'flw_none' },
  });
  expect(english.reply.headers.get('content-language')).toBe('en');
  const german = await missing('fr;q=0.9, de-AT, en;q=0.5');
  expect(german.problem).toMatchObject({ code: 'no-flow', params: { id: 'flw_none' } });
  expect(german.problem.detail).toBe('Den Flow flw_none gibt es nicht.');
  expect(german.reply.headers.get('content-language')).toBe('de');
  expect(german.reply.headers.get('vary')).toContain('accept-language');
  // A language that Kontor does not speak, and one that cannot be read.
  for (const language of ['fr', '*', ';;', 'x'.repeat(5_000)])
    expect((await missing(language)).problem.detail).toBe('There is no flow flw_none.');
});

test('the type of a problem leads to a page of its code, in both languages, without a key', async () => {
  const kontor = await kontorOf();
  const { url } = kontor.app;
  const page = async (path: string, language = 'en') => {
    const reply = await fetch(new URL(path, url), { headers: { 'accept-language': language } });
    return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() };
  };
  const { type } = (await (await kontor.request('/v1/nothing')).json()) as { type: string };
  const english = await page(type);
  expect(english).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
  expect(english.text).toContain('There is no {method} {path}.');
  expect((await page(type, 'de')).text).toContain('lang="de"');
  const all = await page('/problems');
  expect(all.text).toContain('href="problems/no-route"');
  expect(await page('/problems/%3Cscript%3E')).toMatchObject({
    status: 404,
    type: expect.stringContaining('problem+json'),
  });
  expect(await page('/problems/constructor')).toMatchObject({ status: 404 });
});
