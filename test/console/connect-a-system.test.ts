// A system is connected in the wizard, is refused with a wrong password, breaks when its password is changed there, and is put right by
// a person who reads nothing but the page.
import { expect, test } from 'vitest';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { connectionOf, eventuallyIs, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('a system in the console', open => {
  test('is connected by the wizard, with the steps of exactly what is wanted', async () => {
    const kontor = await kontorOf();
    const seen = await signedIn(open, kontor, '/');
    const { page, faults } = seen;
    // The first steps lead to where they are taken.
    await page.getByRole('link', { name: /^Connect an SAP S\/4HANA system/ }).click();
    await page.getByRole('link', { name: 'SAP S/4HANA' }).click();
    const steps = page.locator('.admin-steps');
    await steps.getByText('SAP_COM_0109').first().waitFor();
    await page.getByLabel('Journal entries').check();
    await page.waitForURL(/objects=journal-entries/);
    await steps.getByText('SAP_COM_0109').first().waitFor({ state: 'detached' });
    await steps.getByText('SAP_COM_0002').first().waitFor();

    await page.getByLabel('Name of the connection').fill('S/4HANA test');
    await page.getByLabel('What it leads to').selectOption('Test system');
    await page.getByLabel('API address').fill(kontor.s4.url);
    await page.getByLabel('Communication user').fill(sandboxCredentials.username);
    expect(await page.getByLabel(/^Secret expires on/).getAttribute('placeholder')).toBe('YYYY-MM-DD');
    await page.getByLabel('Password').fill('a wrong one');
    await page.getByRole('button', { name: 'Try and connect' }).click();
    await page
      .getByRole('alert')
      .getByText(/refused/)
      .waitFor();
    expect((await kontor.client.listConnections()).result).toEqual([]);
    // What was entered is still there.
    await page.getByLabel('Password').fill(sandboxCredentials.password);
    await page.getByRole('button', { name: 'Try and connect' }).click();
    await page.getByRole('heading', { level: 1, name: 'S/4HANA test is connected' }).waitFor();
    await page.getByText('The system answers', { exact: true }).waitFor();
    // The form was long: what it has become is seen from its heading on.
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    const next = page.getByRole('link', { name: 'Set up a flow' });
    expect(await next.getAttribute('href')).toBe('/flows/new');
    await page.locator('.check-lines').getByText('Sales orders').waitFor();
    await page.getByRole('button', { name: 'Examine' }).click();
    await page.getByText(/^\d+ services examined$/).waitFor();
    const [made] = (await kontor.client.listConnections()).result;
    expect(made).toMatchObject({ name: 'S/4HANA test', status: 'ok', environment: 'test' });
    // Of the refused try the browser itself writes a line.
    expect(faults.filter(one => !one.includes('status of 4'))).toEqual([]);
    expect(await page.content()).not.toContain(sandboxCredentials.password);
  });

  test('whose secret was changed says so, and everything that waited goes on with the new one', async () => {
    const kontor = await kontorOf({ flows: true, s4: { tokenLifeMs: 2_000 } });
    const id = await connectionOf(kontor, 's4hana');
    const seen = await signedIn(open, kontor, '/connections');
    const { page, faults } = seen;
    kontor.s4.changeCredentials({ clientSecret: 'the-new-secret' });
    const order = placePaid(kontor);
    await page.getByText('Needs credentials').first().waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'S/4HANA sandbox' }).first().click();
    await settled(seen);
    await page
      .locator('.notice')
      .getByText(/Check client id, client secret/)
      .waitFor();
    await page.getByRole('button', { name: 'Enter new credentials' }).first().click();
    const secret = page.getByLabel('Client secret');
    await secret.fill('a typing mistake');
    const save = async () => {
      await page.getByRole('button', { name: 'Save' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    };
    await save();
    await page
      .getByRole('dialog')
      .getByText(/token endpoint refused/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await secret.fill('the-new-secret');
    await save();
    await page.locator('.title').getByText('Working').waitFor({ timeout: 20_000 });
    await page.locator('.notice').waitFor({ state: 'detached' });
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await eventuallyIs(
      'nothing waits',
      async () => (await kontor.client.getConnection({ id })).status,
      status => status === 'ok',
    );
    expect(faults.filter(one => !one.includes('status of 4'))).toEqual([]);
  });
});
