// Every page of the console, with data and without: nothing for axe to find, nothing in the browser's tools, nothing wider than the window.
// Here each page is seen in both themes and both languages; `npm run test:long` sees it in every combination and width.
import { expect, test } from 'vitest';
import { kontorOfFile, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';
import { axeFinds, inBrowser, type Look, overflow, type Seen } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

/** Pages as people reach them; `document` stands for a document that there is. */
export const pagesWith = (document: string): string[] => [
  '/',
  '/documents',
  `/documents/${document}`,
  '/find?text=10',
];

const looks: Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'de' },
  { theme: 'light', language: 'de', width: 820 },
  { theme: 'dark', language: 'en', width: 390 },
];

async function visit(seen: Seen, url: string): Promise<Record<string, unknown>> {
  const { page, faults } = seen;
  await page.goto(url);
  await settled(seen);
  return { url, axe: await axeFinds(page), overflow: await overflow(page), faults: faults.splice(0) };
}

const flawless = (url: string) => ({ url, axe: [], overflow: 0, faults: [] });

async function withDocuments(kontor: RunningKontor): Promise<string> {
  const orders = [placePaid(kontor), placePaid(kontor)];
  for (const order of orders)
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
  await kontor.idle();
  const { result } = await kontor.client.listPostings({ business_key: `orders/${orders[0]}` });
  return String(result[0]?.id);
}

inBrowser('every page of the console', open => {
  test.each(looks)('with documents, %o', async look => {
    const kontor = await kontorOf({ flows: true });
    const pages = pagesWith(await withDocuments(kontor));
    const seen = await signedIn(open, kontor, '/', look);
    for (const path of pages)
      expect(await visit(seen, kontor.app.url + path)).toEqual(flawless(kontor.app.url + path));
  });

  test('with nothing yet, and with filters that nothing matches', async () => {
    const kontor = await kontorOf();
    const seen = await signedIn(open, kontor, '/');
    for (const path of ['/', '/documents', '/documents?text=nothing', '/find?text=nothing'])
      expect(await visit(seen, kontor.app.url + path)).toEqual(flawless(kontor.app.url + path));
  });

  test('the page where people sign in, and an address that leads nowhere', async () => {
    const kontor = await kontorOf();
    const seen = await open(`${kontor.app.url}/sign-in`);
    expect(await visit(seen, `${kontor.app.url}/sign-in`)).toEqual(flawless(`${kontor.app.url}/sign-in`));
  });

  test('theme and language that were chosen are there again after the page was loaded anew', async () => {
    const kontor = await kontorOf();
    const seen = await signedIn(open, kontor, '/documents');
    const { page } = seen;
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Belege' }).waitFor();
    await page.getByRole('button', { name: 'Farben: wie das System' }).click();
    await page.getByRole('button', { name: 'Farben: hell' }).click();
    await page.reload();
    await settled(seen);
    expect(await page.title()).toBe('Belege – Kontor');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  });
});
