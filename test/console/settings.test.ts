// What an administrator changes in the settings: a destination with what it watches, and the tunnels of a tenant.
import { expect, test } from 'vitest';
import { connectionOf, kontorOfFile } from '../running-kontor.ts';
import { axeFinds, inBrowser } from './browser.ts';

import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('the settings of the console', open => {
  test('a destination is created and changed; single types and objects that it has stay until somebody takes them away', async () => {
    const kontor = await kontorOf({ flows: true });
    const { client } = kontor;
    const s4 = await connectionOf(kontor, 's4hana');
    const seen = await signedIn(open, kontor, '/settings/destinations');
    const { page, faults } = seen;
    await page.getByRole('button', { name: 'Create a destination' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('https://127.0.0.1:9/first');
    await dialog.getByLabel('Documents').check();
    await dialog.getByText('S/4HANA sandbox').click();
    await dialog.getByLabel('products').check();
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create a destination' }).click();
    await page.getByRole('link', { name: 'https://127.0.0.1:9/first' }).waitFor();
    const [made] = (await client.listDestinations()).result;
    expect(made).toMatchObject({ types: ['posting.*'], watch: [{ connection: s4, object: 'products' }] });

    const id = made?.id as string;
    await client.updateDestination({ id, body: { types: ['posting.*', 'flow.paused'] } });
    await page.getByRole('link', { name: 'https://127.0.0.1:9/first' }).click();
    await settled(seen);
    await page.getByText('S/4HANA sandbox: products').waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    // It is open, as something in it is watched.
    await dialog.getByLabel('customers').check();
    await dialog.getByLabel('Flows').check();
    await dialog.getByLabel('Address').fill('https://127.0.0.1:9/second');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'https://127.0.0.1:9/second' }).waitFor();
    const changed = await client.getDestination({ id });
    expect(changed.types?.toSorted()).toEqual(['flow.*', 'flow.paused', 'posting.*']);
    expect(changed.watch.map(({ object }) => object).toSorted()).toEqual(['customers', 'products']);

    // Somebody else was quicker: nothing of it is lost, and the page says so.
    await page.getByRole('button', { name: 'Change' }).click();
    await client.updateDestination({ id, body: { url: 'https://127.0.0.1:9/third' } });
    await dialog.getByLabel('products').uncheck();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await client.getDestination({ id })).toMatchObject({
      url: 'https://127.0.0.1:9/third',
      watch: changed.watch,
    });
    // Chromium writes a line for the refusal.
    expect(faults.filter(one => !one.includes('412 (Precondition Failed)'))).toEqual([]);
  });

  test('tunnels of a tenant are added, changed and removed', async () => {
    const kontor = await kontorOf();
    const { operator } = kontor;
    const { id } = await operator.createTenant({
      body: { id: 'plants', name: 'Plants', tunnels: { old: 'socks5://127.0.0.1:1080' } },
    });
    const { key } = await operator.createKey({ body: { name: 'of all', role: 'admin', all_tenants: true } });
    const { page, faults } = await signedIn(open, kontor, `/settings/tenants?tenant=${id}`, { key });
    await page.getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog').filter({ hasText: 'Tunnels' }).last();
    await dialog.getByLabel('New tunnel: its name').fill('plant');
    await dialog.getByLabel('Its address').fill('http://proxy.example:3128');
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('old, plant').waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    await dialog.getByLabel('old', { exact: true }).fill('');
    await dialog.getByLabel('plant', { exact: true }).fill('socks5://127.0.0.1:1081');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('old, plant').waitFor({ state: 'detached' });
    expect((await operator.getTenant({ id })).tunnels).toEqual({ plant: 'socks5://127.0.0.1:1081' });
    expect(faults).toEqual([]);
  });
});
