// Browser sessions in the console: people see and end their own, administrators those of everybody.
import { expect, test } from 'vitest';
import { kontorOfFile } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();
const path = '/settings/sessions';

inBrowser('sessions in the console', open => {
  test('a person sees their own, and ends all others of them at once', async () => {
    const kontor = await kontorOf();
    const first = await signedIn(open, kontor, path, { role: 'viewer' });
    const { page } = first;
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(1);
    await rows.getByText('This browser').waitFor();
    expect(await rows.textContent()).toContain('Chromium on Linux');
    expect(await rows.textContent()).toContain('with a key');
    expect(await page.getByLabel('Whose').count()).toBe(0);
    // The same person somewhere else, and somebody else.
    const { key } = await kontor.client.createKey({ body: { name: 'two browsers', role: 'viewer' } });
    const here = await signedIn(open, kontor, path, { key });
    const there = await signedIn(open, kontor, '/documents', { key });
    await here.page.reload();
    await here.page.locator('tbody tr').nth(1).waitFor();
    await here.page.getByRole('button', { name: 'End all others of mine' }).click();
    await here.page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
    await expect.poll(() => here.page.locator('tbody tr').count()).toBe(1);
    await there.page.reload();
    await there.page.waitForURL(/\/sign-in/);
    await page.reload();
    await rows.getByText('This browser').waitFor();
    expect([first.faults, here.faults]).toEqual([[], []]);
  });

  test('an administrator ends the session of somebody else, who has to sign in again', async () => {
    const kontor = await kontorOf();
    const viewer = await signedIn(open, kontor, '/documents', { role: 'viewer' });
    const { page, faults } = await signedIn(open, kontor, path);
    await page.getByLabel('Whose').selectOption('Everybody’s');
    await page.waitForURL(/of=everybody/);
    const row = page.getByRole('row').filter({ hasText: 'viewer in a browser' });
    await row.getByRole('button', { name: 'End: viewer in a browser' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByLabel('State').selectOption('Ended');
    await row.getByText('Ended', { exact: true }).waitFor();
    await viewer.page.reload();
    await viewer.page.waitForURL(/\/sign-in/);
    expect(faults).toEqual([]);
  });

  test('a page that nobody uses says so, and one that is used does not', async () => {
    const kontor = await kontorOf();
    const seen = await signedIn(open, kontor, '/documents');
    const { page } = seen;
    await page.clock.install();
    await page.reload();
    await settled(seen);
    const said: (string | undefined)[] = [];
    page.on('request', request => {
      if (new URL(request.url()).pathname === '/v1/postings') said.push(request.headers()['kontor-request']);
    });
    await page.mouse.move(10, 10);
    // The list follows what happens, every five seconds.
    const next = { timeout: 12_000 };
    await expect.poll(() => said.at(-1), next).toBe('console');
    await page.clock.fastForward(100_000);
    await expect.poll(() => said.at(-1), next).toBe('watch');
    await page.mouse.move(20, 20);
    await expect.poll(() => said.at(-1), next).toBe('console');
  });
});
