// Widgets in the page of another product: on another origin, under a strict policy, with a token and no key.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { asInProduction } from '../../scripts/built-folder.ts';
import type { Client } from '../../src/client/index.ts';
import { connectionOf, kontorOfFile, placePaid, postingIn, type RunningKontor } from '../running-kontor.ts';
import { axeFinds, inBrowser, type Look, overflow, type Seen } from './browser.ts';
import { type HostPage, hostPage } from './host-page.ts';

const kontorOf = kontorOfFile();

type Draft = Parameters<Client['createWidgetToken']>[0]['body'];
type Without<Of, Name extends string> = Of extends unknown ? Omit<Of, Name> : never;

const tokenFor = (kontor: RunningKontor, { origin }: HostPage, draft: Without<Draft, 'origin'>) =>
  kontor.client.createWidgetToken({ body: { ...draft, origin } as Draft });

/** Notes what the page is told, in `told`. */
const listen = ({ page }: Seen) =>
  page.evaluate(() => {
    const told: string[] = [];
    (globalThis as unknown as { told: string[] }).told = told;
    document.addEventListener('kontor-token-expired', event =>
      told.push((event.target as Element).localName),
    );
  });
const told = ({ page }: Seen) => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);

/** The browser notes each answer that is an error. */
const besidesRefusals = (faults: string[]) =>
  faults.filter(one => !one.startsWith('console: Failed to load resource'));

const order = (reference: string, more: Record<string, unknown> = {}) => ({
  type: 'OR',
  sales_organization: '1710',
  distribution_channel: '10',
  division: '00',
  customer: '17100001',
  reference,
  currency: 'USD',
  requested_delivery_date: '2099-01-31',
  items: [
    { product: 'TG11', text: 'Brass hinge', quantity: '10', unit: 'PC', price: '24.90' },
    { product: 'TG12', text: 'Door handle', quantity: '2', unit: 'PC', price: '7.50' },
  ],
  ...more,
});

inBrowser('widgets in the page of another product', open => {
  const openAt = (kontor: RunningKontor, { origin }: HostPage, look: Look = {}) =>
    open(origin, { ...look, asks: [kontor.app.url] });

  test.each(['en', 'de'] as const)(
    'a picker is a field of a form, by the keyboard alone (%s)',
    async language => {
      const kontor = await kontorOf();
      const host = await hostPage(kontor.app.url);
      const { token } = await tokenFor(kontor, host, {
        widget: 'picker',
        connection: await kontor.connect(),
        object: 'gl-accounts',
        where: { chart_of_accounts: 'YCOA' },
      });
      host.show(
        `<h1>Another product</h1><form><kontor-picker name="account" object="gl-accounts" required token="${token}"></kontor-picker>
        <button>Save</button></form>`,
        ['picker'],
        { language },
      );
      const seen = await openAt(kontor, host, { language, theme: language === 'en' ? 'light' : 'dark' });
      const { page, faults } = seen;
      const field = page.getByRole('combobox', { name: language === 'en' ? 'G/L account' : 'Sachkonto' });
      const given = () =>
        page.evaluate(() => {
          const form = document.querySelector('form') as HTMLFormElement;
          return { account: new FormData(form).get('account'), isValid: form.checkValidity() };
        });
      expect(await given()).toEqual({ account: '', isValid: false });
      await page.keyboard.press('Tab');
      await page.keyboard.type('revenue');
      await page.getByRole('option').first().waitFor();
      // What is typed and not chosen is no account.
      expect(await given()).toEqual({ account: '', isValid: false });
      expect(await axeFinds(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page
        .getByRole('option')
        .first()
        .waitFor({ state: 'detached' })
        .catch(() => undefined);
      expect(await page.getByRole('option').count()).toBe(0);
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await field.getAttribute('aria-activedescendant')).toBe('entry-0');
      const chosen = await page.getByRole('option', { selected: true }).locator('.number').textContent();
      await page.keyboard.press('Enter');
      expect(await given()).toEqual({ account: chosen, isValid: true });
      expect(chosen).toMatch(/^\d{8}$/);
      await expect.poll(() => page.locator('kontor-picker .hint').textContent()).toMatch(/revenue/i);
      // A number that is typed in full needs no list, and one that is not there is refused with a sentence.
      await field.fill('11001000');
      await page.keyboard.press('Tab');
      await expect.poll(given).toEqual({ account: '11001000', isValid: true });
      await field.fill('nothing like it');
      await page.keyboard.press('Tab');
      expect(await given()).toEqual({ account: '', isValid: false });
      expect(await page.locator('kontor-picker .hint').textContent()).toBe(
        language === 'en' ? 'Choose an entry of the list.' : 'Wählen Sie einen Eintrag der Liste.',
      );
      expect(await axeFinds(page)).toEqual([]);
      await page.evaluate(() => document.querySelector('form')?.reset());
      expect(await field.inputValue()).toBe('');
      expect(faults).toEqual([]);
    },
  );

  test('a picker takes what the page sets, says its name, and tells the page of a choice', async () => {
    const kontor = await kontorOf();
    const host = await hostPage(kontor.app.url);
    const { token } = await tokenFor(kontor, host, {
      widget: 'picker',
      connection: await kontor.connect(),
      object: 'customers',
    });
    host.show(
      `<h1>Another product</h1><form><fieldset><label for="customer">Ordered by</label>
        <kontor-picker id="customer" name="customer" value="17100001"></kontor-picker></fieldset></form>`,
      ['picker'],
    );
    const seen = await openAt(kontor, host);
    const { page, faults } = seen;
    await page.evaluate(given => {
      const picker = document.querySelector('kontor-picker') as HTMLElement & { token: string };
      picker.addEventListener('change', () => picker.setAttribute('data-heard', 'yes'));
      picker.token = given;
    }, token);
    const field = page.getByRole('combobox', { name: 'Ordered by' });
    expect(await field.inputValue()).toBe('17100001');
    await expect.poll(() => page.locator('kontor-picker .hint').textContent()).not.toBe('');
    expect(await page.locator('kontor-picker').getAttribute('token')).toBeNull();
    await page.locator('kontor-picker .open').click();
    await page.getByRole('option').nth(1).click();
    const { value, heard } = await page.evaluate(() => {
      const picker = document.querySelector('kontor-picker') as HTMLElement & { value: string };
      return { value: picker.value, heard: picker.dataset.heard };
    });
    expect([value === '' ? 'nothing' : 'a customer', heard]).toEqual(['a customer', 'yes']);
    await page.evaluate(() => {
      (document.querySelector('fieldset') as HTMLFieldSetElement).disabled = true;
    });
    expect(await field.isDisabled()).toBe(true);
    expect(await axeFinds(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each([
    ['en', 'light'],
    ['de', 'dark'],
  ] as const)(
    'orders stand there with their items, those that are asked for (%s, %s)',
    async (language, theme) => {
      const kontor = await kontorOf();
      const host = await hostPage(kontor.app.url);
      const id = await kontor.connect();
      const late = order('W-2', { requested_delivery_date: '2026-01-01' });
      for (const body of [order('W-1'), late, order('W-3', { customer: '17100002' })])
        await kontor.client.createSalesOrders({ id, idempotencyKey: body.reference, body });
      const { token } = await tokenFor(kontor, host, {
        widget: 'orders',
        connection: id,
        customer: '17100001',
      });
      host.show(`<h1>Another product</h1><kontor-orders token="${token}"></kontor-orders>`, ['orders'], {
        language,
      });
      const { page, faults } = await openAt(kontor, host, { language, theme });
      const says = {
        en: {
          title: 'Orders',
          overdue: 'Overdue',
          items: '2 items',
          of: '0 of 10 PC delivered',
          show: 'Show',
          risk: 'At risk',
          one: '1 order',
          two: '2 orders',
          number: 'Order number',
          find: 'Find',
          none: 'No order matches.',
        },
        de: {
          title: 'Aufträge',
          overdue: 'Überfällig',
          items: '2 Positionen',
          of: '0 von 10 PC geliefert',
          show: 'Zeigen',
          risk: 'Gefährdet',
          one: '1 Auftrag',
          two: '2 Aufträge',
          number: 'Auftragsnummer',
          find: 'Finden',
          none: 'Kein Auftrag passt.',
        },
      }[language];
      const table = page.getByRole('table', { name: says.title });
      await table.getByRole('rowheader', { name: /W-1/ }).waitFor();
      await expect.poll(() => page.getByRole('status').textContent()).toContain(says.two);
      expect(await table.textContent()).not.toContain('W-3');
      const row = table.getByRole('row', { name: /W-2/ });
      expect(await row.textContent()).toContain(says.overdue);
      await row.getByRole('button', { name: new RegExp(says.items) }).press('Enter');
      await table.getByText(says.of).waitFor();
      expect(await axeFinds(page)).toEqual([]);
      await page.getByLabel(says.show).selectOption(says.risk);
      await expect.poll(() => page.getByRole('status').textContent()).toContain(says.one);
      expect(await table.textContent()).not.toContain('W-1');
      await page.getByLabel(says.number).fill('W-1');
      await page.getByRole('button', { name: says.find }).click();
      await page.getByText(says.none).waitFor();
      expect(await axeFinds(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 700 });
      expect(await overflow(page)).toBe(0);
      expect(faults).toEqual([]);
    },
  );

  test('orders are read page by page, back and forth', async () => {
    const kontor = await kontorOf({ s4: { openOrders: 130 } });
    const host = await hostPage(kontor.app.url);
    const { token } = await tokenFor(kontor, host, { widget: 'orders', connection: await kontor.connect() });
    host.show(`<h1>Another product</h1><kontor-orders token="${token}"></kontor-orders>`, ['orders']);
    const { page, faults } = await openAt(kontor, host);
    const first = page.locator('kontor-orders tbody th').first();
    const before = await first.textContent();
    const next = page.getByRole('button', { name: 'Next' });
    // Pressing twice is one step: the second time the page that it would lead on from is not there yet.
    await next.dblclick();
    await expect.poll(() => first.textContent()).not.toBe(before);
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => first.textContent()).toBe(before);
    expect(await page.getByRole('button', { name: 'Back' }).getAttribute('aria-disabled')).toBe('true');
    expect(faults).toEqual([]);
  });

  test.each([
    ['en', 'dark'],
    ['de', 'light'],
  ] as const)('a parked document stands there with its reason (%s, %s)', async (language, theme) => {
    const kontor = await kontorOf({ flows: true });
    const host = await hostPage(kontor.app.url);
    const { token } = await tokenFor(kontor, host, { widget: 'errors' });
    host.show(`<h1>Another product</h1><kontor-errors token="${token}"></kontor-errors>`, ['errors'], {
      language,
    });
    const { page, faults } = await openAt(kontor, host, { language, theme });
    await page.getByText(language === 'en' ? 'No document waits.' : 'Kein Beleg wartet.').waitFor();
    const number = placePaid(kontor, { currency: 'CAD' });
    const { reason } = await postingIn(kontor, 'journal-entries.create', `orders/${number}`, 'parked');
    await page.getByRole('button', { name: language === 'en' ? 'Read again' : 'Neu lesen' }).click();
    const row = page.getByRole('row', { name: new RegExp(String(number)) });
    await row.waitFor();
    const text = await row.textContent();
    if (language === 'en') expect(text).toContain(reason);
    else expect(text).toMatch(/Buchungsbeleg.*CAD/);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel(language === 'en' ? 'Show' : 'Zeigen').selectOption('uncertain');
    await page
      .getByText(language === 'en' ? 'No document is in this state.' : 'Kein Beleg ist in diesem Zustand.')
      .waitFor();
    expect(faults).toEqual([]);
  });

  test('when a token ends, each element says so, tells the page once, and goes on with a new one', async () => {
    const kontor = await kontorOf();
    const host = await hostPage(kontor.app.url);
    const connection = await kontor.connect();
    await kontor.client.createSalesOrders({ id: connection, idempotencyKey: 'W-1', body: order('W-1') });
    const make = async () => {
      const drafts = [
        { widget: 'picker', connection, object: 'customers' },
        { widget: 'orders', connection },
        { widget: 'errors' },
      ] as const;
      const made = await Promise.all(
        drafts.map(draft => tokenFor(kontor, host, { ...draft, expires_in_seconds: 60 })),
      );
      return made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
    };
    const [picker, orders, errors] = await make();
    host.show(
      `<h1>Another product</h1><kontor-picker label="Customer" token="${picker.token}"></kontor-picker>
        <kontor-orders token="${orders.token}"></kontor-orders>
        <kontor-errors token="${errors.token}"></kontor-errors>`,
      ['picker', 'orders', 'errors'],
    );
    const seen = await openAt(kontor, host);
    const { page, faults } = seen;
    await listen(seen);
    await page.getByRole('rowheader', { name: /W-1/ }).waitFor();
    await page.getByText('No document waits.').waitFor();
    expect(faults).toEqual([]);
    // One is revoked, the others expire.
    await kontor.client.revokeWidgetToken({ id: orders.id });
    kontor.pass(61_000);
    for (const name of ['kontor-orders', 'kontor-errors'])
      await page.locator(name).getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('combobox', { name: 'Customer' }).press('ArrowDown');
    await expect.poll(() => page.getByText('The access to this list has expired.').count()).toBe(3);
    await page.getByRole('combobox', { name: 'Customer' }).press('ArrowDown');
    expect((await told(seen)).toSorted()).toEqual(['kontor-errors', 'kontor-orders', 'kontor-picker']);
    expect(await page.getByRole('table').count()).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    const next = await make();
    await page.evaluate(
      tokens => {
        for (const [name, token] of Object.entries(tokens))
          (document.querySelector(name) as HTMLElement & { token: string }).token = token;
      },
      { 'kontor-picker': next[0].token, 'kontor-orders': next[1].token, 'kontor-errors': next[2].token },
    );
    await page.getByRole('rowheader', { name: /W-1/ }).waitFor();
    await page.getByText('No document waits.').waitFor();
    await page.getByRole('combobox', { name: 'Customer' }).press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    expect(besidesRefusals(faults)).toEqual([]);
  });

  test('what was read with the token of one customer is not shown with that of another', async () => {
    const kontor = await kontorOf({ s4: { openOrders: 130 } });
    const host = await hostPage(kontor.app.url);
    const connection = await kontor.connect();
    const body = order('W-9', { customer: '17100002' });
    await kontor.client.createSalesOrders({ id: connection, idempotencyKey: 'W-9', body });
    const all = await tokenFor(kontor, host, { widget: 'orders', connection });
    const one = await tokenFor(kontor, host, { widget: 'orders', connection, customer: '17100002' });
    host.show(`<h1>Another product</h1><kontor-orders token="${all.token}"></kontor-orders>`, ['orders']);
    const { page } = await openAt(kontor, host);
    const rows = page.locator('kontor-orders tbody tr');
    const first = rows.first();
    const before = await first.textContent();
    // Pressed twice it is one page.
    await page.getByRole('button', { name: 'Next' }).dblclick();
    await expect.poll(() => first.textContent()).not.toBe(before);
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => first.textContent()).toBe(before);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => first.textContent()).not.toBe(before);

    const asked = '**/v1/widgets/orders*';
    await page.route(asked, route => route.abort());
    await page.evaluate(token => {
      (document.querySelector('kontor-orders') as HTMLElement & { token: string }).token = token;
    }, one.token);
    await page.getByRole('alert').waitFor();
    expect(await rows.count()).toBe(0);
    await page.unroute(asked);
    // The second page of the one list is none of the other.
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('rowheader', { name: /W-9/ }).waitFor();
    expect(await rows.count()).toBe(1);
  });

  test('a token of another page shows nothing, and says for which page it is', async () => {
    const kontor = await kontorOf();
    const [host, other] = [await hostPage(kontor.app.url), await hostPage(kontor.app.url)];
    const connection = await kontor.connect();
    const { token } = await tokenFor(kontor, other, { widget: 'orders', connection });
    host.show(`<h1>Another product</h1><kontor-orders token="${token}"></kontor-orders>`, ['orders']);
    const seen = await openAt(kontor, host);
    await listen(seen);
    await seen.page.getByRole('alert').getByText(other.origin).waitFor();
    expect(await seen.page.getByRole('table').count()).toBe(0);
    expect(await told(seen)).toEqual([]);
    expect(await axeFinds(seen.page)).toEqual([]);
  });

  test('a page of React gives each widget a token, and a new one when it has ended', async () => {
    const kontor = await kontorOf({ flows: true });
    const host = await hostPage(kontor.app.url);
    const connection = await connectionOf(kontor, 's4hana');
    await kontor.client.createSalesOrders({ id: connection, idempotencyKey: 'W-1', body: order('W-1') });
    const drafts = {
      picker: { widget: 'picker', connection, object: 'customers' },
      orders: { widget: 'orders', connection },
      errors: { widget: 'errors' },
    } as const;
    for (const [name, draft] of Object.entries(drafts))
      host.answers.set(`/tokens/${name}`, () => tokenFor(kontor, host, draft));
    host.show('', ['picker', 'orders', 'errors'], { own: await bundled('examples/widgets/react.tsx') });
    const { page, faults } = await openAt(kontor, host);
    await page.getByRole('rowheader', { name: /W-1/ }).waitFor();
    await page.getByText('No document waits.').waitFor();
    await page.getByRole('combobox', { name: 'Ordered by' }).fill('17100001');
    await page.keyboard.press('Tab');
    // What was typed in full is taken when the system has said that there is such a record.
    await expect
      .poll(() => page.locator('kontor-picker').evaluate(one => (one as unknown as { value: string }).value))
      .toBe('17100001');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => page.locator('output').textContent()).toBe('17100001');
    expect(await axeFinds(page)).toEqual([]);
    expect(faults).toEqual([]);
    kontor.pass(901_000);
    await page.locator('kontor-orders').getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('rowheader', { name: /W-1/ }).waitFor();
    expect(besidesRefusals(faults)).toEqual([]);
  });

  test('the example in plain HTML works as it stands, with its own backend', async () => {
    const kontor = await kontorOf({ flows: true });
    const connection = await connectionOf(kontor, 's4hana');
    await kontor.client.createSalesOrders({ id: connection, idempotencyKey: 'W-1', body: order('W-1') });
    const { key } = await kontor.client.createKey({ body: { name: 'a product', role: 'admin' } });
    const backend = spawn(process.execPath, ['examples/widgets/server.js'], {
      env: { KONTOR_URL: kontor.app.url, KONTOR_API_KEY: key, CONNECTION: connection, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void backend.kill());
    const [line] = (await once(backend.stdout, 'data')) as [Buffer];
    const { page, faults } = await open(line.toString().trim(), { asks: [kontor.app.url] });
    await page.getByRole('rowheader', { name: /W-1/ }).waitFor();
    await page.getByText('No document waits.').waitFor();
    await page.getByRole('combobox', { name: 'Ordered by' }).fill('17100001');
    // Enter in the field submits the form, as in every other field.
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('output').textContent()).toBe('Customer 17100001');
    expect(await page.content()).not.toContain(key);
    expect(await axeFinds(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** The script of a product, as it would bundle it itself. */
async function bundled(entry: string): Promise<string> {
  const built = await asInProduction(() =>
    build({
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: { write: false, rolldownOptions: { input: entry } },
    }),
  );
  const { output } = built as Rolldown.RolldownOutput;
  return output[0].code;
}
