// A bookkeeper sets up a flow: accounts from pickers that ask the system, a preview with a real order, then it runs.
import { expect, test } from 'vitest';
import { storeAccess } from '../../src/stage/set-up.ts';
import { entriesOf, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('a flow in the console', open => {
  test('is set up with pickers, shows what it would post, books, and is paused', async () => {
    const kontor = await kontorOf();
    const to = await kontor.connect();
    const { id: from } = await kontor.client.createConnection({
      body: { connector: 'bigcommerce', name: 'Shop', settings: storeAccess(kontor.store) },
    });
    const order = placePaid(kontor);
    const { page, faults } = await signedIn(open, kontor, '/flows/new');
    await page.getByLabel('Kind of flow').selectOption('order-to-journal');
    await page.getByLabel('From').selectOption(from);
    await page.getByLabel('To', { exact: true }).selectOption(to);
    await page.waitForURL(/flow=order-to-journal/);

    // Without accounts it is refused, with the names of what is missing.
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('alert').getByText('These settings do not fit').waitFor();
    // People see it: it is focused, so that the page scrolls to it.
    await page.locator('[role=alert]:focus').waitFor();
    const lacking = page.locator('form, .workbench-form').getByText('This has to be set.', { exact: true });
    const before = await lacking.count();
    expect(before).toBeGreaterThan(4);

    /** As people do who know a number or a name: they type it, and take the one that is left. */
    const pick = async (label: string, typed: string, number: string) => {
      const field = page.getByRole('combobox', { name: label });
      // The page scrolls to the field first: scrolling closes an open list.
      await field.click();
      await page.keyboard.type(typed, { delay: 30 });
      const options = page.getByRole('listbox').getByRole('option');
      await expect
        .poll(() => options.allTextContents(), { timeout: 10_000 })
        .toEqual([expect.stringContaining(number)]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await field.inputValue()).toBe(number);
    };
    await page.getByLabel('Currencies *').fill('USD, EUR');
    expect(await lacking.count()).toBe(before - 1);
    await pick('Company code', '171', '1710');
    const searched: string[] = [];
    page.on('request', request => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/gl-accounts')) searched.push(searchParams.get('search') ?? '');
    });
    await pick('Revenue account *', 'Revenue goods', '41000000');
    // The system is asked when nobody types, not with each key.
    expect(new Set(searched).size).toBeLessThan('Revenue goods'.length / 2);
    await pick('Tax account *', '2200000', '22000000');
    await pick('Shipping account *', '4110000', '41100000');
    await pick('Discount account', '4400000', '44000000');
    await pick('Clearing accounts by payment method: default', 'Clearing other', '11002090');
    await pick('Cost center', 'Web shop', '17101301');
    await page.getByRole('button', { name: 'Check the settings' }).click();
    await page.getByText('The settings fit both systems.').waitFor();

    // What was entered is not lost by a wrong click.
    await page.getByRole('navigation').getByRole('link', { name: 'Events' }).click();
    const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
    await leaving.getByRole('button', { name: 'Cancel' }).click();
    await leaving.waitFor({ state: 'detached' });

    await page.getByLabel('Number of the record').fill(String(order));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('Would post this').waitFor();
    const preview = page.getByRole('region', { name: 'Preview' });
    expect(await preview.innerText()).toContain('41000000');
    expect(entriesOf(kontor, `BC-${order}`)).toEqual([]);
    // Other settings would post something else.
    const stale = preview.getByText('You have changed the settings since.');
    expect(await stale.count()).toBe(0);
    await page.getByLabel('Currencies *').fill('USD');
    await stale.waitFor();
    expect(await page.getByText('The settings fit both systems.').count()).toBe(0);
    await page.getByLabel('Currencies *').fill('USD, EUR');
    await stale.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await page.getByText(/^The flow is switched on/).waitFor();
    const next = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${next}`, 'accepted');
    await page.getByRole('link', { name: 'Go to the flow' }).click();
    await page.getByRole('button', { name: /^Pause/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText('Paused', { exact: true }).first().waitFor();
    expect((await kontor.client.listFlows()).result[0]?.paused_at).not.toBeNull();
    expect(faults.filter(one => !one.includes('status of 4'))).toEqual([]);
  });
});
