// What a person has entered stays theirs: when Kontor is away for a moment, when the session ends, in another language, and when another
// person does something meanwhile.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  connectionOf,
  flowOf,
  kontorOfFile,
  ownKontor,
  placePaid,
  type RunningKontor,
} from '../running-kontor.ts';
import { axeFinds, inBrowser } from './browser.ts';
import { refusedEntry } from './page-paths.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();
const typed = 'Typed by a person';
const refused = /responded with a status of 401/;

/** Somebody comes back to the tab. */
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

const nameIn = (page: Page) => page.locator('form input[name=name]');

async function changeConnection(open: Parameters<typeof signedIn>[0], kontor: RunningKontor, key?: string) {
  const id = await connectionOf(kontor, 's4hana');
  const seen = await signedIn(open, kontor, `/connections/${id}`, key === undefined ? {} : { key });
  await seen.page.getByRole('button', { name: 'Change', exact: true }).click();
  await nameIn(seen.page).fill(typed);
  return { id, ...seen };
}

const newKey = ({ client }: RunningKontor, name: string) =>
  client.createKey({ body: { name, role: 'admin' } });

async function endSessions({ client }: RunningKontor): Promise<void> {
  for (const { id } of await client.listSessions({ state: 'open' }).all()) await client.endSession({ id });
}

/** In another tab of the same browser. */
async function signInAgain(page: Page, kontor: RunningKontor, key: string): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(`${kontor.app.url}/sign-in`);
  await other.getByLabel('API key').fill(key);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.waitForURL(url => !url.pathname.endsWith('/sign-in'));
  await other.close();
}

inBrowser('what is entered', open => {
  test('stays while Kontor is away, and the page says how old it is', async () => {
    const kontor = await ownKontor({ scene: { flows: true } });
    const { page } = await changeConnection(open, kontor);
    const old = page.getByRole('status').filter({ hasText: 'It may have changed since' });
    await kontor.restart(async () => {
      await old.waitFor({ timeout: 30_000 });
      expect(await axeFinds(page)).toEqual([]);
    });
    await old.waitFor({ state: 'detached', timeout: 30_000 });
    expect(await nameIn(page).inputValue()).toBe(typed);
  });

  test('stays in another language', async () => {
    const kontor = await kontorOf({ flows: true });
    const { page } = await changeConnection(open, kontor);
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Speichern' }).waitFor();
    await page.locator('.title-above', { hasText: 'Verbindungen' }).waitFor();
    expect(await nameIn(page).inputValue()).toBe(typed);

    const flow = await flowOf(kontor, 'order-to-journal');
    page.once('dialog', dialog => dialog.accept());
    await page.goto(`${kontor.app.url}/flows/${flow}/settings`);
    const input = page.locator('.workbench-form input[type=text], .workbench-form input:not([type])').first();
    await input.fill('9999');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Save the changes' }).waitFor();
    await page.getByRole('heading', { name: 'Needed settings' }).waitFor();
    expect(await input.inputValue()).toBe('9999');
  });

  test('stays when the session ends, hidden until the same person signs in again', async () => {
    const kontor = await kontorOf({ flows: true });
    const { key } = await newKey(kontor, 'Ada');
    const { id, page, faults } = await changeConnection(open, kontor, key);
    await endSessions(kontor);
    const over = page.getByRole('dialog', { name: 'You are signed out' });
    await over.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await over.isVisible()).toBe(true);

    await signInAgain(page, kontor, key);
    await over.waitFor({ state: 'detached' });
    expect(await nameIn(page).inputValue()).toBe(typed);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: typed }).waitFor();
    expect((await kontor.client.getConnection({ id })).name).toBe(typed);
    expect(faults.filter(fault => !refused.test(fault))).toEqual([]);
  });

  test('is not shown to somebody else who signs in, nor is anything that was read before', async () => {
    const kontor = await kontorOf({ flows: true });
    const other = await kontorOf();
    const { page } = await changeConnection(open, kontor, (await newKey(kontor, 'Ada')).key);
    await signInAgain(page, kontor, (await newKey(other, 'Bob')).key);
    await page.getByText(other.tenant, { exact: true }).waitFor();
    await page.getByRole('alert').waitFor();
    expect(await nameIn(page).count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain('S/4HANA sandbox');
    await page.getByRole('navigation').getByRole('link', { name: 'Connections' }).click();
    await settled({ page });
    expect(await page.locator('main').innerText()).not.toContain('S/4HANA sandbox');
  });

  test('without it, the page where people sign in is shown when the session ends', async () => {
    const kontor = await kontorOf({ flows: true });
    const { page } = await signedIn(open, kontor, '/connections');
    await endSessions(kontor);
    await page.waitForURL(/\/sign-in\?to=/);
  });

  test('in a dialog stays when another person decides meanwhile, and the dialog says so', async () => {
    const kontor = await kontorOf({ flows: true });
    const { posting } = await refusedEntry(kontor);
    const { page, faults } = await signedIn(open, kontor, `/documents/${posting.id}`);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note').fill('Because');
    await kontor.client.replayPosting({ id: posting.id });
    await dialog.getByRole('alert').getByText('has changed while').waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Because');
    expect(await dialog.locator('button[type=submit]').count()).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  test('in the settings of a tenant does not write over what another person has changed', async () => {
    const kontor = await ownKontor();
    const { page } = await signedIn(open, kontor, `/settings/tenants?tenant=${kontor.tenant}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel('Name', { exact: true }).fill(typed);
    await kontor.operator.updateTenant({ id: kontor.tenant, body: { requests_per_minute: 777 } });
    // The answer is old enough to be asked for again.
    await page.waitForTimeout(2_100);
    const read = page.waitForResponse(reply => reply.url().endsWith(`/v1/tenants/${kontor.tenant}`));
    await comeBack(page);
    await read;
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    const { name, requests_per_minute } = await kontor.operator.getTenant({ id: kontor.tenant });
    expect([name, requests_per_minute]).not.toEqual([typed, null]);
    expect(requests_per_minute).toBe(777);
  });
});

inBrowser('what is tried', open => {
  test('is said to be old when the settings of a flow have changed since, and leaving them asks first', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    await kontor.idle();
    const flow = await flowOf(kontor, 'order-to-journal');
    const { page, faults } = await signedIn(open, kontor, `/flows/${flow}/settings`);
    await page.getByLabel('Number of the record').fill(String(order));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('41000000').first().waitFor();
    const old = preview.getByText('You have changed the settings since');
    expect(await old.count()).toBe(0);
    await page.getByRole('combobox', { name: 'Revenue account *' }).fill('41100000');
    await old.waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await old.waitFor({ state: 'detached' });

    await page.getByRole('navigation').getByRole('link', { name: 'Flows' }).click();
    const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    // Saving is no leaving.
    await page.getByRole('button', { name: 'Save the changes' }).dblclick();
    await page.waitForURL(url => url.pathname === `/flows/${flow}`);
    expect(await asked.count()).toBe(0);
    expect(faults.filter(one => !one.includes('412'))).toEqual([]);
  });

  test('is not written when the form has changed since', async () => {
    const kontor = await kontorOf();
    const connection = await kontor.connect();
    const { page } = await signedIn(open, kontor, `/explore/${connection}/sales-orders?new=true`);
    for (const [label, value] of [
      ['Type', 'OR'],
      ['Sales organization', '1710'],
      ['Distribution channel', '10'],
      ['Division', '00'],
      ['Customer', '17100001'],
      ['Product', 'TG11'],
      ['Quantity', '1'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value);
    const create = page.getByRole('button', { name: 'Create it', exact: true });
    const attempt = page.getByRole('button', { name: 'Try it' });
    await attempt.click();
    await create.waitFor();
    // Rows come and go without a field that changes.
    await page.getByRole('button', { name: 'Add an entry' }).click();
    await create.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Remove.*Entry 2/ }).click();

    // An answer about what stood there before says nothing of what stands there now.
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/sales-orders?dry_run=*', async route => {
      await held;
      await route.continue();
    });
    const answered = page.waitForResponse('**/sales-orders?dry_run=*');
    await attempt.click();
    await page.getByLabel('Quantity', { exact: true }).fill('100');
    letGo();
    await answered;
    await attempt.waitFor();
    expect(await create.count()).toBe(0);
    await attempt.click();
    await create.waitFor();
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  });
});

inBrowser('a question', open => {
  test('does not turn round while it is open: nobody resumes a flow who was asked about a pause', async () => {
    const kontor = await kontorOf({ flows: true });
    const flow = await flowOf(kontor, 'order-to-journal');
    const { page } = await signedIn(open, kontor, `/flows/${flow}`);
    await page.getByRole('button', { name: /^Pause/ }).click();
    const dialog = page.getByRole('dialog');
    await kontor.client.pauseFlow({ id: flow });
    await dialog.getByRole('alert').getByText('has changed while').waitFor({ timeout: 20_000 });
    expect(await dialog.getByRole('heading').innerText()).toMatch(/^Pause/);
    expect(await dialog.locator('button[type=submit]').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).click();

    const id = await connectionOf(kontor, 's4hana');
    await page.goto(`${kontor.app.url}/connections/${id}`);
    await page.getByRole('button', { name: /^Pause/ }).click();
    await kontor.client.pauseConnection({ id });
    await dialog.getByRole('alert').getByText('has changed while').waitFor({ timeout: 20_000 });
    expect(await dialog.getByRole('heading').innerText()).toMatch(/^Pause/);
  });

  test('about a plan that was to be discarded does not stop it when it has begun', async () => {
    const kontor = await kontorOf({ flows: true });
    await refusedEntry(kontor);
    const { id } = await kontor.client.createBulkPlan({ body: { action: 'replay', filter: {} } });
    const seen = await signedIn(open, kontor, `/bulk-plans/${id}`);
    const { page } = seen;
    await settled(seen);
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog');
    await kontor.client.runBulkPlan({ id });
    await dialog.getByRole('alert').getByText('has changed while').waitFor();
    expect(await dialog.getByRole('heading').innerText()).toBe('Discard');
    expect(await dialog.locator('button[type=submit]').count()).toBe(0);
  });

  test('that is being carried out does not offer to cancel it', async () => {
    const kontor = await kontorOf({ flows: true });
    const flow = await flowOf(kontor, 'order-to-journal');
    const { page } = await signedIn(open, kontor, `/flows/${flow}`);
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/pause', async route => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: /^Pause/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Pause', exact: true }).dblclick();
    await dialog.getByText('does not take it back').waitFor();
    expect(await dialog.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    letGo();
    await dialog.waitFor({ state: 'detached' });
  });
});
