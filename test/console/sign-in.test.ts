// People come in: by the link that Kontor printed, by the account of their organisation, and through a reverse proxy with a path.
import { describe, expect, test } from 'vitest';
import { startOpenIdProvider } from '../openid-provider.ts';
import { startReverseProxy } from '../reverse-proxy.ts';
import { kontorOfFile, ownKontor } from '../running-kontor.ts';
import { inBrowser, type Seen } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

const h1 = ({ page }: Seen, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

inBrowser('signing in to the console', open => {
  test('by a one-time link: once, and back to the page that was asked for', async () => {
    const kontor = await kontorOf();
    const { url } = await kontor.client.createSignInLink({ body: {} });
    const seen = await open(url);
    const { page, faults } = seen;
    await page.getByRole('button', { name: 'Sign in with this link' }).click();
    await h1(seen, 'Overview');
    // The token stands nowhere any more.
    expect(page.url()).not.toContain('#');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(faults).toEqual([]);

    const again = await open(url);
    await again.page.getByRole('button', { name: 'Sign in with this link' }).click();
    await again.page.getByRole('alert').getByText('You are not signed in').waitFor();
    // A key is still a way in.
    expect(await again.page.getByLabel('API key').isVisible()).toBe(true);
  });

  test('leads back to where one wanted to go, and out again', async () => {
    const kontor = await kontorOf({ flows: true });
    const seen = await signedIn(open, kontor, '/documents?state=parked', { role: 'operator' });
    const { page, faults } = seen;
    expect(new URL(page.url()).search).toBe('?state=parked');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await h1(seen, 'Sign in to Kontor');
    await page.goBack();
    await h1(seen, 'Sign in to Kontor');
    expect(faults).toEqual([]);
  });

  test('shows people what they may see, and tells them why they may not see the rest', async () => {
    const kontor = await kontorOf({ flows: true });
    const seen = await signedIn(open, kontor, '/', { role: 'viewer' });
    const { page, faults } = seen;
    await page.goto(`${kontor.app.url}/settings/keys`);
    await h1(seen, 'You are not permitted to see this page');
    await page.goto(`${kontor.app.url}/connect`);
    await h1(seen, 'You are not permitted to see this page');
    await page.goto(`${kontor.app.url}/flows`);
    await settled(seen);
    expect(await page.getByRole('button', { name: /^Pause/ }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('leads to no other site, whatever the address says', async () => {
    const kontor = await kontorOf();
    const { key } = await kontor.client.createKey({ body: { name: 'Ada', role: 'viewer' } });
    for (const to of ['//evil.example', '/%09/evil.example', '/%0A/evil.example', '/%5Cevil.example']) {
      const seen = await open(`${kontor.app.url}/sign-in?to=${to}`);
      await seen.page.getByLabel('API key').fill(key);
      await seen.page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await h1(seen, 'Overview');
      expect(seen.faults).toEqual([]);
    }
  });

  describe('with the account of the organisation', () => {
    const withAccount = async () => {
      const idp = await startOpenIdProvider();
      const kontor = await ownKontor({ signOn: idp.signOn });
      idp.lets(kontor.app.url);
      const seen = await open(`${kontor.app.url}/flows`);
      const go = async () => {
        await seen.page.getByRole('link', { name: 'Sign in with the account of my organisation' }).click();
      };
      /** The browser goes to the provider and comes back; nothing else may leave Kontor. */
      const faults = () => seen.faults.filter(one => !one.startsWith(`request: ${idp.issuer}`));
      return { idp, kontor, seen, go, faults };
    };

    test('goes to the provider, comes back signed in, and signs out at both', async () => {
      const { kontor, seen, go, faults } = await withAccount();
      await go();
      // To the page that was asked for.
      await seen.page.waitForURL(url => url.pathname === '/flows');
      await settled(seen);
      // The page that was asked for first.
      expect(new URL(seen.page.url()).pathname).toBe('/flows');
      await seen.page.getByRole('button', { name: 'Sign out' }).click();
      // The provider's own page asks whether its session ends, too.
      await seen.page.getByRole('button', { name: 'Yes, sign me out' }).click();
      await h1(seen, 'Sign in to Kontor');
      expect(new URL(seen.page.url()).origin).toBe(kontor.app.url);
      expect(faults()).toEqual([]);
    });

    test('says why it let nobody in', async () => {
      const { idp, seen, go, faults } = await withAccount();
      idp.is.denies = true;
      await go();
      await seen.page
        .getByRole('alert')
        .getByText('The account of your organisation did not let you in')
        .waitFor();
      idp.is.denies = false;
      idp.is.roles = [];
      await go();
      await seen.page.getByRole('alert').waitFor();
      await seen.page.getByRole('link', { name: 'What it means, and what to do' }).click();
      await seen.page.waitForURL(/\/problems\//);
      expect(faults()).toEqual([]);
    });
  });

  test.each([true, false])('behind a reverse proxy under a path, which strips it: %s', async strips => {
    const proxy = await startReverseProxy('/tools/kontor', { strips });
    const kontor = await ownKontor({ publicUrl: `${proxy.url}/`, scene: { flows: true } });
    proxy.leadsTo(kontor.app.url);
    const { url } = await kontor.client.createSignInLink({ body: {} });
    const seen = await open(url);
    const { page, faults } = seen;
    await page.getByRole('button', { name: 'Sign in with this link' }).click();
    await h1(seen, 'Overview');
    expect(page.url()).toBe(`${proxy.url}/`);
    for (const [link, title] of [
      ['Documents', 'Documents'],
      ['Connections', 'Connections'],
      ['Flows', 'Flows'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
      await h1(seen, title);
      await page.reload();
      await h1(seen, title);
      expect(page.url().startsWith(`${proxy.url}/`)).toBe(true);
    }
    // The stream as well.
    await page.getByRole('navigation').getByRole('link', { name: 'Live' }).click();
    await page.getByText('Following', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });
});
