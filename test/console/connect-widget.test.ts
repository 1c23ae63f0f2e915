// <kontor-connect>: a customer of a vendor enters credentials in the vendor's page, and the vendor never sees them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Frame, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { ArgumentsOf } from '../../src/client/index.ts';
import type { Log } from '../../src/core/log.ts';
import { worded } from '../../src/core/reasons.ts';
import { own } from '../../src/core/redacted.ts';
import { sandboxCredentials } from '../../src/sandbox/s4hana/server.ts';
import { startReverseProxy } from '../reverse-proxy.ts';
import { kontorOfFile, ownKontor, type RunningKontor } from '../running-kontor.ts';
import { axeFinds, inBrowser, type Look, overflow, type Seen } from './browser.ts';
import { type Heard, startVendor } from './vendor-page.ts';

const { username, password } = sandboxCredentials;

/** Everything that Kontor has logged. */
const logged: string[] = [];
const note = (fields: Record<string, unknown>, message: string) =>
  void logged.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = { debug: note, info: note, warn: note, error: note };

const kontorOf = kontorOfFile({ log });

type Draft = Partial<ArgumentsOf<'createConnectSession'>['body']>;

/** What a vendor's backend does. */
const sessionFor = ({ client }: RunningKontor, return_origin: string, draft: Draft = {}) =>
  client.createConnectSession({
    body: {
      connector: 's4hana',
      name: 'Acme S/4HANA',
      objects: ['sales-orders', 'journal-entries'],
      ...draft,
      return_origin,
    },
  });

/** What a form of the vendor's own would ask. */
const ask = ({ app }: RunningKontor, token: string, path: string, settings: Record<string, unknown>) =>
  fetch(app.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ settings }),
  });

const heardIn = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);

/** The frame of the element, when its page has drawn something. */
async function frameIn(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('kontor-connect iframe')).contentFrame();
  if (!frame) throw new Error('The frame has no page.');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return frame;
}

const inside = (open: (url: string, look?: Look) => Promise<Seen>) => {
  /** A vendor's page that shows the form of a new session. */
  return async (kontor: RunningKontor, draft: Draft = {}, look: Look & { lang?: string } = {}) => {
    const { lang, ...rest } = look;
    const vendor = await startVendor(kontor.app.url);
    const session = await sessionFor(kontor, vendor.origin, draft);
    const { id, token } = session;
    vendor.shows({ session: id, token, ...(lang === undefined ? {} : { lang }) });
    const seen = await open(vendor.url, { ...rest, asks: [kontor.app.url] });
    return { ...seen, vendor, session, frame: await frameIn(seen.page) };
  };
};

inBrowser('<kontor-connect>', open => {
  const shown = inside(open);

  test('a customer connects a system, and nothing but its id comes back to the page around the form', async () => {
    const kontor = await kontorOf();
    const { page, frame, faults, urls, session } = await shown(kontor);
    expect(await frame.title()).toBe('Connect SAP S/4HANA Cloud');
    // The steps are those of the two objects that the session names.
    const steps = await frame.locator('.admin-steps').textContent();
    expect(steps).toContain('SAP_COM_0109');
    expect(steps).not.toContain('SAP_COM_0008');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await frame.getByRole('button', { name: 'Copy the steps' }).click();
    await frame.getByText('Copied', { exact: true }).waitFor();
    expect([await axeFinds(frame), await axeFinds(page), await overflow(frame)]).toEqual([[], [], 0]);

    await frame.getByLabel('API address').fill(kontor.s4.url);
    await frame.getByLabel('Logon', { exact: true }).selectOption('User and password');
    await frame.getByLabel('Communication user').fill(username);
    await frame.getByLabel('Password', { exact: true }).fill('wrong');
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await frame.getByRole('heading', { name: 'The system does not answer as it should' }).waitFor();
    expect(await frame.locator('.check-lines li').allTextContents()).toEqual([
      expect.stringContaining('refused'),
    ]);
    expect((await kontor.client.listConnections()).result).toEqual([]);
    expect(await axeFinds(frame)).toEqual([]);

    await frame.getByLabel('Password', { exact: true }).fill(password);
    await frame.getByRole('button', { name: 'Check', exact: true }).click();
    await frame.getByRole('heading', { name: 'The system answers' }).waitFor();
    expect(await frame.locator('.check-lines li').count()).toBeGreaterThan(3);
    expect((await kontor.client.listConnections()).result).toEqual([]);

    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await frame.getByRole('heading', { name: 'Acme S/4HANA is connected' }).waitFor();
    const [made] = (await kontor.client.listConnections()).result;
    expect(made).toMatchObject({ name: 'Acme S/4HANA', status: 'ok', tenant: kontor.tenant });
    expect(await heardIn(page)).toEqual([
      { type: 'kontor-connected', detail: { connection: made?.id, name: 'Acme S/4HANA', status: 'ok' } },
    ]);
    expect([await axeFinds(frame), await axeFinds(page)]).toEqual([[], []]);
    await expect
      .poll(() => page.locator('kontor-connect iframe').evaluate(one => one.clientHeight))
      .toBe(await frame.evaluate(() => document.documentElement.scrollHeight));

    await frame.getByRole('button', { name: 'Close' }).click();
    await page.locator('kontor-connect iframe').waitFor({ state: 'detached' });
    expect((await heardIn(page)).map(({ type }) => type)).toEqual(['kontor-connected', 'kontor-close']);
    expect(faults).toEqual([]);
    // The token was in no address, no document and no line of the log.
    expect(urls.map(url => new URL(url).pathname)).toContain(`/connect/${session.id}`);
    expect([...urls, ...logged, frame.url(), await page.content()].join('\n')).not.toContain(session.token);
  });

  test('a connection gets new credentials: what is stored is there, but for its secret', async () => {
    const kontor = await kontorOf();
    const id = await kontor.connect();
    await kontor.app.store.connections.setStatus(id, {
      from: ['ok'],
      to: 'needs_credentials',
      reason: { code: 'test', params: worded(own`refused`) },
    });
    const look: Look = { theme: 'dark', language: 'en', width: 390, height: 800 };
    const { page, frame, faults } = await shown(
      kontor,
      { connection: id, allowed: ['auth'] },
      { ...look, lang: 'de' },
    );
    await frame.getByRole('heading', { name: 'Neue Zugangsdaten für SAP', level: 1 }).waitFor();
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('de');
    expect([await axeFinds(frame), await overflow(frame)]).toEqual([[], 0]);
    await expect.poll(() => frame.getByLabel('Kommunikationsbenutzer').inputValue()).toBe(username);
    // By keyboard alone.
    await frame.getByLabel('Passwort', { exact: true }).focus();
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'SAP hat neue Zugangsdaten' }).waitFor();
    expect([await axeFinds(frame), await overflow(frame)]).toEqual([[], 0]);
    expect(await kontor.client.getConnection({ id })).toMatchObject({ status: 'ok' });
    expect(await heardIn(page)).toEqual([
      { type: 'kontor-connected', detail: { connection: id, name: 'SAP', status: 'ok' } },
    ]);
    expect(faults).toEqual([]);
  });

  test('what is wrong with a setting stands next to its field', async () => {
    const kontor = await kontorOf();
    const { frame, faults } = await shown(kontor, { settings: { sapClient: '100' } });
    await frame.getByText('Further settings').click();
    const client = frame.getByLabel('Client (optional)');
    expect(await client.inputValue()).toBe('100');
    await client.fill('7');
    await frame.getByLabel('API address').fill(kontor.s4.url);
    await frame.getByLabel('Logon', { exact: true }).selectOption('API key');
    await frame.getByLabel('API key', { exact: true }).fill('x');
    await frame.getByRole('button', { name: 'Check', exact: true }).click();
    await frame.locator('[aria-invalid=true]').waitFor();
    expect(await client.getAttribute('aria-invalid')).toBe('true');
    const problem = await client.evaluate(
      input => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(problem).toContain('match');
    expect([await axeFinds(frame), faults]).toEqual([[], []]);
  });

  test('a session that has ended says why, to the customer and to the page around it', async () => {
    const kontor = await kontorOf();
    const settings = { baseUrl: kontor.s4.url, auth: { kind: 'basic', username, password } };
    const vendor = await startVendor(kontor.app.url);
    const used = await sessionFor(kontor, vendor.origin);
    expect((await ask(kontor, used.token, '/v1/connect', settings)).status).toBe(201);
    const cancelled = await sessionFor(kontor, vendor.origin);
    await kontor.client.cancelConnectSession({ id: cancelled.id });
    const unknown = await sessionFor(kontor, vendor.origin);
    const ends = [
      { ...used, reason: 'used', why: 'already made its connection' },
      {
        ...cancelled,
        reason: 'over',
        why: 'expired, or the product has cancelled it',
      },
      {
        ...unknown,
        token: 'kontor_session_made_up',
        reason: 'unknown',
        why: 'Kontor does not know it',
      },
    ];
    for (const { id, token, reason, why } of ends) {
      vendor.shows({ session: id, token });
      const { page, faults } = await open(vendor.url, { asks: [kontor.app.url] });
      const frame = await frameIn(page);
      await frame.getByRole('heading', { name: 'This form is closed' }).waitFor();
      expect(await frame.locator('main').textContent()).toContain(why);
      await expect.poll(() => heardIn(page)).toEqual([{ type: 'kontor-ended', detail: { reason } }]);
      expect(await axeFinds(frame)).toEqual([]);
      // The browser itself notes that the API has said no.
      expect(faults).toEqual([expect.stringMatching(/^console: Failed to load resource: .* (401|403)/)]);
      await page.context().close();
    }
  });

  test('it ends while the form is open: the customer is told at the next step', async () => {
    const kontor = await kontorOf();
    const cancel = ({ id }: { id: string }) => kontor.client.cancelConnectSession({ id });
    const tryOut = async ({ token }: { token: string }) => {
      for (let n = 0; n < 20; n++) await ask(kontor, token, '/v1/connect/check', {});
    };
    const ends = [
      { end: cancel, reason: 'over', why: 'the product has cancelled it' },
      { end: tryOut, reason: 'tries', why: 'all its attempts' },
    ];
    for (const { end, reason, why } of ends) {
      const { page, frame, session } = await shown(kontor, { allowed: ['auth:api-key'] });
      await frame.getByLabel('API key', { exact: true }).fill('x');
      await end(session);
      await frame.getByRole('button', { name: 'Check', exact: true }).click();
      await frame.getByRole('heading', { name: 'This form is closed' }).waitFor();
      expect(await frame.locator('main').textContent()).toContain(why);
      await expect.poll(() => heardIn(page)).toEqual([{ type: 'kontor-ended', detail: { reason } }]);
    }
  });

  test('Kontor does not answer for a while: what was entered stays, and the next attempt works', async () => {
    const kontor = await kontorOf();
    const { page, frame } = await shown(kontor, {
      settings: { baseUrl: kontor.s4.url },
      allowed: ['auth:basic'],
    });
    await frame.getByLabel('Communication user').fill(username);
    await frame.getByLabel('Password', { exact: true }).fill(password);
    await page.context().setOffline(true);
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await frame.getByText('Kontor has not answered.').waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    await page.context().setOffline(false);
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await frame.getByRole('heading', { name: 'Acme S/4HANA is connected' }).waitFor();
  });

  test('no page of another origin shows the form, and alone it shows none', async () => {
    const kontor = await kontorOf();
    const vendor = await startVendor(kontor.app.url);
    const thief = await startVendor(kontor.app.url);
    const { id, token } = await sessionFor(kontor, vendor.origin);
    thief.shows({ session: id, token });
    const { page, faults } = await open(thief.url, { asks: [kontor.app.url] });
    await page.getByText('The form of Kontor did not open.').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    expect(await heardIn(page)).toEqual([{ type: 'kontor-ended', detail: { reason: 'unreachable' } }]);
    expect(faults.join('\n')).toContain('frame-ancestors');
    // The element tries again when it is asked to.
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('kontor-connect iframe').waitFor();

    for (const session of [id, 'ses_unknown']) {
      const alone = await open(`${kontor.app.url}/connect/${session}#${token}`);
      await alone.page.getByRole('heading', { name: 'There is nothing to enter here' }).waitFor();
      expect(await alone.page.locator('input, iframe').count()).toBe(0);
      expect(await axeFinds(alone.page)).toEqual([]);
    }
  });

  test('a message counts only when it comes from the window that it has to come from', async () => {
    const kontor = await kontorOf();
    const { page, frame, faults } = await shown(kontor);
    const toPage = { type: 'connected', connection: 'con_1', name: 'x', status: 'ok' };
    const toForm = { type: 'look', lang: 'de', theme: '' };
    const language = () => frame.evaluate(() => document.documentElement.lang);
    // Another frame of the vendor's own origin says both, and the page says to itself what the form would say.
    await page.evaluate(
      async said => {
        const other = document.createElement('iframe');
        other.src = '/other';
        document.body.append(other);
        const hasSaid = new Promise(done =>
          addEventListener('message', ({ data }) => data === 'said' && done(0)),
        );
        await new Promise(done => other.addEventListener('load', done));
        other.contentWindow?.postMessage(said, location.origin);
        await hasSaid;
        window.postMessage(said.toPage, location.origin);
      },
      { toPage, toForm },
    );
    await page.evaluate(() => new Promise(done => setTimeout(done)));
    expect([await heardIn(page), await language()]).toEqual([[], 'en']);
    // The same words from the right windows are heard: after the others, because messages keep their order.
    await page.evaluate(said => {
      const form = document.querySelector('kontor-connect')?.shadowRoot?.querySelector('iframe');
      form?.contentWindow?.postMessage(said, new URL(form.src).origin);
    }, toForm);
    await expect.poll(language).toBe('de');
    await frame.evaluate(said => parent.postMessage(said, '*'), toPage);
    const { type: _, ...detail } = toPage;
    await expect.poll(() => heardIn(page)).toEqual([{ type: 'kontor-connected', detail }]);
    expect(faults).toEqual([]);
  });

  test('the example works as it stands, with its own backend', async () => {
    const kontor = await kontorOf();
    const { key } = await kontor.client.createKey({ body: { name: 'a product', role: 'admin' } });
    const backend = spawn(process.execPath, ['examples/widgets/server.js'], {
      env: { KONTOR_URL: kontor.app.url, KONTOR_API_KEY: key, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void backend.kill());
    const [line] = (await once(backend.stdout, 'data')) as [Buffer];
    const { page, faults } = await open(`${line.toString().trim()}/connect`, { asks: [kontor.app.url] });
    const frame = await frameIn(page);
    await frame.getByLabel('API address').fill(kontor.s4.url);
    await frame.getByLabel('Communication user').fill(username);
    await frame.getByLabel('Password', { exact: true }).fill(password);
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText(/^Connected: con_/).waitFor();
    // Before axe asks the frame, which is of the same site here, and does not answer it.
    expect(faults).toEqual([]);
    expect(await axeFinds(page)).toEqual([]);
  });

  test('behind a reverse proxy, below a path', async () => {
    const proxy = await startReverseProxy('/kontor', { strips: true });
    const kontor = await ownKontor({ publicUrl: proxy.url });
    proxy.leadsTo(kontor.app.url);
    const vendor = await startVendor(proxy.url);
    const session = await sessionFor(kontor, vendor.origin, {
      settings: { baseUrl: kontor.s4.url },
      allowed: ['auth:basic'],
    });
    vendor.shows({ session: session.id, token: session.token });
    const { page, faults } = await open(vendor.url, { asks: [proxy.origin] });
    const frame = await frameIn(page);
    await frame.getByLabel('Communication user').fill(username);
    await frame.getByLabel('Password', { exact: true }).fill(password);
    await frame.getByRole('button', { name: 'Connect', exact: true }).click();
    await frame.getByRole('heading', { name: 'Acme S/4HANA is connected' }).waitFor();
    expect(faults).toEqual([]);
  });
});
