// A person with a keyboard alone.
import type { Page } from 'playwright-core';
import { settled } from './signed-in.ts';

/** Presses Tab until such an element has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

/** Where something cannot be reached with Tab, or does not show that it has the focus. */
export async function unreachedOn(page: Page, urls: readonly string[]): Promise<unknown[]> {
  const unreached: unknown[] = [];
  for (const url of urls) {
    await page.goto(url);
    await settled({ page });
    const { expected, reached, unseen } = await walk(page);
    if (reached < expected || unseen.length > 0) unreached.push({ url, expected, reached, unseen });
  }
  return unreached;
}

/** Goes through the page with Tab: what could be reached, what was, and what shows no ring while it has the focus. */
async function walk(page: Page): Promise<{ expected: number; reached: number; unseen: string[] }> {
  const expected = await page.evaluate(() => {
    const usual = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const all = [...document.querySelectorAll<HTMLElement>(usual)].filter(
      one => one.tabIndex >= 0 && !one.hasAttribute('disabled') && one.checkVisibility(),
    );
    return all.length;
  });
  const seen = new Set<string>();
  let last = '';
  const unseen: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let presses = 0; presses < expected * 2 + 20; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(next => {
      const one = document.activeElement;
      if (!(one instanceof HTMLElement) || one === document.body) return undefined;
      one.dataset.walked ??= String(next);
      const look = getComputedStyle(one);
      const isRinged = look.outlineStyle !== 'none' || look.boxShadow !== 'none';
      return { id: one.dataset.walked, ring: isRinged, what: one.outerHTML.slice(0, 120) };
    }, seen.size);
    // A field for a date has several stops.
    if (!at || at.id === last) continue;
    if (seen.has(at.id)) break;
    last = at.id;
    seen.add(at.id);
    if (!at.ring) unseen.push(at.what);
  }
  return { expected, reached: seen.size, unseen };
}
