// What is wrong with pages of the console, whatever they show.
import { expect } from 'vitest';
import { axeFinds, overflow, type Seen } from './browser.ts';
import { settled } from './signed-in.ts';

async function visit(seen: Seen, url: string): Promise<Record<string, unknown>> {
  const { page, faults } = seen;
  await page.goto(url);
  await settled(seen);
  return { url, axe: await axeFinds(page), overflow: await overflow(page), faults: faults.splice(0) };
}

const flawless = (url: string) => ({ url, axe: [], overflow: 0, faults: [] });

/** All of them are seen, so that one flaw does not hide the others. */
export async function findFlaws(seen: Seen, urls: string[]): Promise<void> {
  const found = [];
  for (const url of urls) found.push(await visit(seen, url));
  expect(found).toEqual(urls.map(flawless));
}
