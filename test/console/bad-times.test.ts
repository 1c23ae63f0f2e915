// What people see when Kontor is away, when an answer takes its time, when there are very many documents, and with the keyboard alone.
import { expect, test } from 'vitest';
import { storeOrders } from '../../bench/stored-orders.ts';
import { connectionOf, kontorOfFile, ownKontor } from '../running-kontor.ts';
import { axeFinds, inBrowser, overflow } from './browser.ts';
import { tabTo, unreachedOn } from './keyboard.ts';
import { pathsOf, refusedEntry, withDocuments } from './page-paths.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('the console in bad times', open => {
  test('says that Kontor does not answer, and goes on when it does', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    const seen = await signedIn(open, kontor, '/flows');
    const { page } = seen;
    await kontor.restart(async () => {
      await page.getByRole('navigation').getByRole('link', { name: 'Connections' }).click();
      await page.getByRole('alert').getByText('Kontor did not answer.').waitFor({ timeout: 60_000 });
      expect(await axeFinds(page)).toEqual([]);
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Sandbox store' }).first().waitFor();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  test('says so when a part of it cannot be loaded, and loads it on request', async () => {
    const kontor = await kontorOf({ flows: true });
    const { page } = await signedIn(open, kontor, '/flows');
    const missing = /\/assets\/choose-page-/;
    await page.route(missing, route => route.abort());
    await page.getByRole('navigation').getByRole('link', { name: 'Explore' }).click();
    await page.getByRole('alert').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.unroute(missing);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('h1:not(.page-name)').getByText('Explore').waitFor();
  });

  test('shows that it is loading while an answer takes its time, without a jump of the page', async () => {
    const kontor = await kontorOf({ flows: true });
    const seen = await signedIn(open, kontor, '/flows');
    const { page, faults } = seen;
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/v1/connections?*', async route => {
      await held;
      await route.continue();
    });
    await page.route('**/v1/connections', async route => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.goto(`${kontor.app.url}/connections`);
    await page.locator('.loading').first().waitFor();
    expect(await axeFinds(page)).toEqual([]);
    letGo();
    await page.getByRole('link', { name: 'Sandbox store' }).first().waitFor();
    expect(faults).toEqual([]);
  });

  test('does not say that there is nothing before the answer is there', async () => {
    const kontor = await kontorOf({ flows: true });
    const { page } = await signedIn(open, kontor, '/orders?state=billed');
    await page.getByText('No order matches').waitFor();
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/order-board?state=open*', async route => {
      await held;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await page.locator('.loading').first().waitFor();
    expect(await page.getByText('No order matches').count()).toBe(0);
    letGo();
    await page.getByText('No order matches').waitFor();

    await page.goto(`${kontor.app.url}/documents?text=nothing-has-this`);
    await page.getByText('No document matches').waitFor();
    await page.route('**/v1/postings', () => {});
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    await page.waitForURL(url => url.search === '');
    await page.locator('.loading').first().waitFor();
  });

  test('pages through more than ten thousand documents, and does not count beyond', async () => {
    const kontor = await kontorOf({ flows: true });
    const from = await connectionOf(kontor, 's4hana');
    await storeOrders(kontor.databaseUrl, [from, from, from], 12_000);
    const seen = await signedIn(open, kontor, '/documents');
    const { page, faults } = seen;
    await page.getByText(/more than 10,000/i).waitFor();
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(50);
    const first = await rows.first().innerText();
    await page.getByRole('link', { name: 'Older' }).click();
    await page.waitForURL(/cursor=/);
    await expect.poll(() => rows.first().innerText()).not.toBe(first);
    expect(await rows.count()).toBe(50);
    await page.reload();
    await settled(seen);
    await expect.poll(() => rows.first().innerText()).not.toBe(first);
    await page.getByRole('link', { name: 'Newest' }).click();
    await expect.poll(() => rows.first().innerText()).toBe(first);
    expect(await overflow(page)).toBe(0);
    expect(faults).toEqual([]);
  });

  test('pages can be walked through by keyboard, and show where one is', async () => {
    const kontor = await kontorOf({ flows: true });
    const paths = await pathsOf(kontor, await withDocuments(kontor));
    const { page } = await signedIn(open, kontor, '/');
    // The fullest ones; `npm run test:long` walks through all of them.
    const full = ['/documents', '/documents/', '/explore/', '/flows/', '/live'].map(start =>
      paths.find(path => path.startsWith(start) && path !== '/flows/new'),
    );
    expect(
      await unreachedOn(
        page,
        full.map(path => kontor.app.url + path),
      ),
    ).toEqual([]);
  });

  test('a parked document is found, explained and replayed by keyboard alone', async () => {
    const kontor = await kontorOf({ flows: true });
    const { order, posting } = await refusedEntry(kontor);
    const { page } = await signedIn(open, kontor, '/find');
    await page.getByLabel('Number or name').focus();
    await page.keyboard.type(String(order));
    await page.keyboard.press('Enter');
    await page.getByText('41000000').first().waitFor();
    await tabTo(page, `a[href*="${posting.id}"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/documents/${posting.id}*`);
    await page.getByRole('button', { name: 'Replay' }).waitFor();
    await tabTo(page, '.title-actions button:first-of-type');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'dialog button[type=submit]');
    await page.keyboard.press('Enter');
    await page.locator('.title').getByText('Accepted').waitFor({ timeout: 20_000 });
  });
});
