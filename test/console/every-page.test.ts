// Every page of the console, with data and without: nothing for axe to find, nothing in the browser's tools, nothing wider than the window.
// Here each page is seen in both themes and both languages; `npm run test:long` sees it in every combination and width.
import { expect, test } from 'vitest';
import { kontorOfFile } from '../running-kontor.ts';
import { inBrowser, type Look } from './browser.ts';
import { findFlaws } from './flaws.ts';
import { pathsOf, withDocuments } from './page-paths.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

const looks: Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'de' },
  { theme: 'light', language: 'de', width: 820 },
  { theme: 'dark', language: 'en', width: 820 },
];

inBrowser('every page of the console', open => {
  test.each(looks)('with documents, $theme $language $width', async look => {
    const kontor = await kontorOf({ flows: true });
    const paths = await pathsOf(kontor, await withDocuments(kontor));
    // Each look sees every second page; two looks together see all of them.
    const half =
      looks.indexOf(look) < 2 ? paths : paths.filter((_, index) => index % 2 === looks.indexOf(look) % 2);
    const seen = await signedIn(open, kontor, '/', look);
    await findFlaws(
      seen,
      half.map(path => kontor.app.url + path),
    );
  });

  test('with nothing yet, and with filters that nothing matches', async () => {
    const kontor = await kontorOf();
    const seen = await signedIn(open, kontor, '/');
    const paths = [
      '/',
      '/documents',
      '/documents?text=nothing',
      '/find?text=nothing',
      '/connections',
      '/flows',
      '/events',
      '/set-aside',
      '/runs',
      '/bulk-plans',
      '/live',
      '/orders',
      '/explore',
      '/flows/new',
      '/settings/change-requests',
      '/settings/destinations',
      '/settings/embedded?of=forms',
      '/settings/audit?subject=nothing',
    ];
    await findFlaws(
      seen,
      paths.map(path => kontor.app.url + path),
    );
  });

  test('overview and "where is my order?" on a phone', async () => {
    const kontor = await kontorOf({ flows: true });
    await withDocuments(kontor);
    const seen = await signedIn(open, kontor, '/', { theme: 'dark', language: 'de', width: 390 });
    await findFlaws(
      seen,
      ['/', '/find?text=10', '/sign-in'].map(path => kontor.app.url + path),
    );
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
