// What pages of other products may show, in the settings: seen by an administrator, and ended there.
import { expect, test } from 'vitest';
import { connectionOf, kontorOfFile } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();
const origin = 'https://your-product.example';

inBrowser('embedded parts in the settings', open => {
  test('a widget token is seen with what it shows, and shows nothing after it was ended', async () => {
    const kontor = await kontorOf({ flows: true });
    const connection = await connectionOf(kontor, 's4hana');
    const { token } = await kontor.client.createWidgetToken({
      body: { widget: 'orders', connection, customer: '17100001', origin },
    });
    const board = () =>
      fetch(`${kontor.app.url}/v1/widgets/orders`, { headers: { authorization: `Bearer ${token}`, origin } });
    expect((await board()).status).toBe(200);
    const { page, faults } = await signedIn(open, kontor, '/settings/embedded');
    const row = page.getByRole('row').filter({ hasText: 'Order board' });
    await row.getByText('S/4HANA sandbox · customer 17100001').waitFor();
    await row.getByText(origin).waitFor();
    expect(await page.content()).not.toContain(token);
    await row.getByRole('button', { name: 'End' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await row.getByText('Ended', { exact: true }).waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    expect((await board()).status).toBe(403);
    expect(faults).toEqual([]);
  });

  test('a form for credentials is seen with what it is for, and cannot be sent after it was ended', async () => {
    const kontor = await kontorOf();
    const { token } = await kontor.client.createConnectSession({
      body: { connector: 's4hana', name: 'Acme by form', return_origin: origin },
    });
    const { page, faults } = await signedIn(open, kontor, '/settings/embedded');
    await page.getByText('No other page shows a widget of Kontor').waitFor();
    await page.getByLabel('Kind').selectOption('Forms for credentials');
    await page.waitForURL(/of=forms/);
    const row = page.getByRole('row').filter({ hasText: 'Acme by form' });
    await row.getByText('New connection').waitFor();
    await row.getByRole('button', { name: 'End' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await row.getByText('Ended', { exact: true }).waitFor();
    const form = await fetch(`${kontor.app.url}/v1/connect`, {
      headers: { authorization: `Bearer ${token}`, origin },
    });
    expect(form.status).toBe(403);
    expect(faults).toEqual([]);
  });
});
