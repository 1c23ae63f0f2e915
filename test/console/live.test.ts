// The live page: what happens appears at once, can be held, and leads to the document.
import type { Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { kontorOfFile, placePaid } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

/** As when another tab is in front. */
const see = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate(is => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => is });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);

inBrowser('the live page', open => {
  test('holds no connection while nobody sees it, and then shows what happened meanwhile', async () => {
    const kontor = await kontorOf({ flows: true });
    const { page, faults } = await signedIn(open, kontor, '/live');
    await page.getByText('Following', { exact: true }).waitFor();
    const isTail = (request: Request) => new URL(request.url()).pathname === '/v1/tail';
    const left = page.waitForEvent('requestfailed', isTail);
    await see(page, 'hidden');
    await left;
    const order = placePaid(kontor);
    await kontor.idle();
    const rows = page.locator('.live tbody tr').filter({ hasText: `orders/${order}` });
    expect(await rows.count()).toBe(0);
    await see(page, 'visible');
    await rows.first().waitFor();
    await page.getByText('Following', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  test('leads to the page where people sign in when the session ends', async () => {
    const kontor = await kontorOf();
    const { page } = await signedIn(open, kontor, '/live');
    await page.getByText('Following', { exact: true }).waitFor();
    for (const { id } of await kontor.client.listSessions({ state: 'open' }).all())
      await kontor.client.endSession({ id });
    await page.waitForURL(/\/sign-in\?to=/, { timeout: 20_000 });
  });

  test('shows an order while it is booked, and nothing of it while it is paused', async () => {
    const kontor = await kontorOf({ flows: true });
    const { page, faults } = await signedIn(open, kontor, '/live');
    await page.getByText('Following', { exact: true }).waitFor();
    const order = placePaid(kontor);
    const rows = page.locator('.live tbody tr');
    await rows
      .filter({ hasText: `orders/${order}` })
      .filter({ hasText: 'Accepted' })
      .first()
      .waitFor();
    await rows.filter({ hasText: 'journalentrycreaterequest' }).first().waitFor();
    await kontor.idle();
    await page.getByRole('button', { name: 'Pause' }).click();
    const before = await rows.count();
    placePaid(kontor);
    await page.getByText(/Paused, [1-9]\d* more since/).waitFor();
    expect(await rows.count()).toBe(before);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    // A filter is in the address, and the stream begins anew with it.
    await page.getByLabel('Outcome').selectOption('Failed');
    await page.waitForURL(/outcome=failed/);
    await page.getByText('Nothing has happened since').waitFor();
    await page.getByLabel('Outcome').selectOption('Any outcome');
    await page.getByText('Following', { exact: true }).waitFor();
    const next = placePaid(kontor);
    await page
      .getByRole('link', { name: `orders/${next}` })
      .first()
      .click();
    await page.waitForURL(/\/documents\/pst_/);
    expect(faults).toEqual([]);
  });
});
