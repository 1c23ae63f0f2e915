// Explore: a record is written by a form, after it was tried.
import { expect, test } from 'vitest';
import { kontorOfFile } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

const order = {
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  reference: 'BY-HAND',
  currency: 'USD',
  'items.0.product': 'TG11',
  'items.0.quantity': '10',
};

inBrowser('writing in Explore', open => {
  test('what is written is what was tried, and what was tried is what stands in the form', async () => {
    const kontor = await kontorOf();
    const connection = await kontor.connect();
    const path = `/explore/${connection}/sales-orders?new=true`;
    const { page, faults } = await signedIn(open, kontor, path);
    const field = (name: string) => page.locator(`.write-form [name="${name}"]`);
    for (const more of await page.locator('.write-form summary').all()) await more.click();
    for (const [name, value] of Object.entries(order)) await field(name).fill(value);
    const tryIt = page.getByRole('button', { name: 'Try it' });
    const create = page.getByRole('button', { name: 'Create it' });
    await tryIt.click();
    await create.waitFor();

    // A row that comes or goes is a change like any other.
    const items = page
      .locator('fieldset')
      .filter({ has: page.locator('[name="items.0.product"]') })
      .first();
    await items.getByRole('button', { name: 'Add an entry' }).last().click();
    await create.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove: Items, Entry 2' }).click();
    await tryIt.click();
    await create.waitFor();

    // Somebody goes on typing while the system is asked: the answer is about something else.
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/sales-orders?dry_run=true', async route => {
      await held;
      await route.continue();
    });
    await tryIt.click();
    await field('items.0.quantity').fill('20');
    letGo();
    await tryIt.waitFor();
    expect(await create.count()).toBe(0);
    await tryIt.click();
    await create.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Create it' }).click();
    await page.getByRole('heading', { name: 'It is written' }).waitFor();
    const { result } = await kontor.client.listSalesOrders({
      id: connection,
      reference: 'BY-HAND',
      expand: 'items',
    });
    expect(result.map(({ items }) => items?.map(({ quantity }) => quantity))).toEqual([['20']]);
    expect(faults).toEqual([]);
  });
});
