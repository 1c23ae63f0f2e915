// Every page of the console in each theme, language and width, and by keyboard: what `npm test` sees in pairs.
import { expect, test } from 'vitest';
import { kontorOfFile } from '../../running-kontor.ts';
import { inBrowser, type Look } from '../browser.ts';
import { findFlaws } from '../flaws.ts';
import { unreachedOn } from '../keyboard.ts';
import { pathsOf, withDocuments } from '../page-paths.ts';
import { signedIn } from '../signed-in.ts';

const kontorOf = kontorOfFile();

const looks = (['light', 'dark'] as const).flatMap(theme =>
  (['en', 'de'] as const).flatMap(language =>
    [1600, 1280, 1024, 820].map((width): Look => ({ theme, language, width })),
  ),
);

inBrowser('every page of the console, in every look', open => {
  test.each(looks)('$theme $language $width', async look => {
    const kontor = await kontorOf({ flows: true });
    const paths = await pathsOf(kontor, await withDocuments(kontor));
    const seen = await signedIn(open, kontor, '/', look);
    await findFlaws(
      seen,
      paths.map(path => kontor.app.url + path),
    );
  });

  test('by keyboard', async () => {
    const kontor = await kontorOf({ flows: true });
    const paths = await pathsOf(kontor, await withDocuments(kontor));
    const { page } = await signedIn(open, kontor, '/');
    expect(
      await unreachedOn(
        page,
        paths.map(path => kontor.app.url + path),
      ),
    ).toEqual([]);
  });
});
