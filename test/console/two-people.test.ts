// Where a tenant asks for two people, the console keeps a change until a second one agrees, and nobody agrees to their own.
import { expect, test } from 'vitest';
import { flowOf, kontorOfFile } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('a change that needs two people', open => {
  test('is asked for by one, seen with what would change, and made when another agrees', async () => {
    const kontor = await kontorOf({ flows: true });
    await kontor.operator.updateTenant({ id: kontor.tenant, body: { approvals: ['flows'] } });
    const flow = await flowOf(kontor, 'order-to-journal');
    const isPaused = async () => (await kontor.client.getFlow({ id: flow })).paused_at !== null;

    const ada = await signedIn(open, kontor, `/flows/${flow}`);
    await ada.page.getByRole('button', { name: /^Pause/ }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
    await dialog.getByText('This waits for another person').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await isPaused()).toBe(false);

    const agree = async (seen: typeof ada) => {
      await seen.page.goto(`${kontor.app.url}/settings/change-requests`);
      await settled(seen);
      await seen.page.getByRole('link', { name: 'Pause a flow' }).click();
      await seen.page.getByRole('heading', { name: 'What would change' }).waitFor();
      await seen.page.getByRole('button', { name: 'Approve' }).click();
      await seen.page.getByRole('dialog').last().getByRole('button', { name: 'Approve' }).click();
    };
    // Not even in her own name twice.
    await agree(ada);
    await ada.page.getByRole('alert').waitFor();
    expect(await isPaused()).toBe(false);

    const bob = await signedIn(open, kontor, '/');
    await agree(bob);
    await bob.page.locator('tbody').getByText('Made', { exact: true }).waitFor();
    expect(await isPaused()).toBe(true);
    expect(bob.faults).toEqual([]);
    // Everybody who looks at the flow sees it.
    await bob.page.goto(`${kontor.app.url}/flows/${flow}`);
    await bob.page.getByText('Paused', { exact: true }).first().waitFor();
  });

  test('is not told as a failure on the page of the settings of a flow', async () => {
    const kontor = await kontorOf({ flows: true });
    await kontor.operator.updateTenant({ id: kontor.tenant, body: { approvals: ['flows'] } });
    const flow = await flowOf(kontor, 'order-to-journal');
    const before = (await kontor.client.getFlow({ id: flow })).settings;
    const { page } = await signedIn(open, kontor, `/flows/${flow}/settings`);
    await page.getByLabel('Currencies *').fill('USD, EUR, CHF');
    const save = page.getByRole('button', { name: 'Save the changes' });
    await save.click();
    await page.getByRole('alert').getByText('This waits for another person').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Show the change request' }).click();
    await page.getByRole('dialog', { name: 'Change a flow' }).waitFor();
    expect((await kontor.client.getFlow({ id: flow })).settings).toEqual(before);
  });
});
