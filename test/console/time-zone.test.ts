// The time zone of the console: that of the browser, UTC, or a chosen one. Times and the bounds of a day are meant in it.
import { expect, test } from 'vitest';
import { kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';
import { axeFinds, inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

const shownIn = (timeZone: string, at: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(
    new Date(at),
  );

inBrowser('the time zone of the console', open => {
  test('is chosen by typing a part of its name, is kept, and moves times and the beginning of the day', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    const { id, created_at } = await postingIn(
      kontor,
      'journal-entries.create',
      `orders/${order}`,
      'accepted',
    );
    await kontor.idle();
    const seen = await signedIn(open, kontor, `/documents?text=BC-${order}`);
    const { page, faults } = seen;
    const row = page.locator('tbody tr').filter({ has: page.locator(`a[href$="${id}"]`) });
    const here = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(await row.textContent()).toContain(shownIn(here, created_at));

    await page.getByRole('button', { name: `Time zone of all times: ${here}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Another one').check();
    const name = dialog.getByLabel('Name of the zone');
    await name.fill('Mars/Olympus');
    await dialog.getByRole('button', { name: 'Save' }).click();
    // The browser says that there is no such zone, and keeps the dialog open.
    expect(await name.evaluate(input => (input as HTMLInputElement).validationMessage)).toContain('no such');
    expect(await dialog.locator('option[value="Pacific/Kiritimati"]').count()).toBe(1);
    await name.fill('Pacific/Kiritimati');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row.getByText(shownIn('Pacific/Kiritimati', created_at)).waitFor();
    await page.reload();
    await settled(seen);
    await row.getByText(shownIn('Pacific/Kiritimati', created_at)).waitFor();

    // There, a day begins at ten in UTC.
    await page.getByLabel('Time', { exact: true }).selectOption('Today');
    await page.waitForURL(/since=/);
    expect(new URL(page.url()).searchParams.get('since')).toMatch(/T10:00:00.000Z/);
    await row.waitFor();
    await page.getByLabel('Time', { exact: true }).selectOption('Yesterday');
    await page.waitForURL(/until=/);
    expect(new URL(page.url()).searchParams.get('until')).toMatch(/T10:00:00.000Z/);
    await page.getByText('No document matches').waitFor();
    // Days with their bounds.
    await page.getByLabel('From the day').fill('2026-03-29');
    await page.getByLabel('To the day').fill('2026-03-29');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/since=2026-03-28T10/);
    expect(new URL(page.url()).searchParams.get('until')).toContain('2026-03-29T10:00:00');
    expect(faults).toEqual([]);
  });
});
