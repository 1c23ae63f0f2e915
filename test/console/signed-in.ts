// People who have signed in to the console of a running Kontor, as people do: on its page, with a key of their tenant.
import { mainTenant } from '../../src/core/caller.ts';
import type { RunningKontor } from '../running-kontor.ts';
import type { Look, Seen } from './browser.ts';

type Open = (url: string, look?: Look) => Promise<Seen>;

const words = {
  en: { key: 'API key', signIn: 'Sign in' },
  de: { key: 'API-Schlüssel', signIn: 'Anmelden' },
} as const;

/** Opens a page of the console, as somebody with this role. Answers when the page stands there. */
export async function signedIn(
  open: Open,
  kontor: RunningKontor,
  path: string,
  { role = 'admin', ...look }: Look & { role?: 'viewer' | 'operator' | 'admin' } = {},
): Promise<Seen> {
  // The client of the tenant that is there from the beginning sees all tenants.
  const body = { name: `${role} in a browser`, role, all_tenants: kontor.tenant === mainTenant };
  const { key } = await kontor.client.createKey({ body });
  const seen = await open(kontor.app.url + path, look);
  const { page } = seen;
  const said = words[look.language ?? 'en'];
  await page.getByLabel(said.key).fill(key);
  await page.getByRole('button', { name: said.signIn, exact: true }).click();
  await page.waitForURL(url => !url.pathname.endsWith('/sign-in'));
  await settled(seen);
  return seen;
}

/** Resolves when nothing on the page is loading any more. */
export async function settled({ page }: Pick<Seen, 'page'>): Promise<void> {
  await page.locator('h1:not(.page-name)').waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
}
