// A Chromium for the tests of the console, and pages that note whatever a person would find in the browser's tools.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { findChromium } from './chromium.ts';

export interface Look {
  theme?: 'light' | 'dark';
  language?: 'en' | 'de';
  width?: number;
  height?: number;
  /** Other origins that the page may ask. */
  asks?: readonly string[];
}

export interface Seen {
  page: Page;
  /** Lines of the browser's console, errors of scripts, what the policy refused, requests to other hosts. */
  faults: string[];
  /** Everything that was requested. */
  urls: string[];
}

/** Tests that need a browser. Where there is none, they are skipped, and the run says why. */
export function inBrowser(
  name: string,
  tests: (open: (url: string, look?: Look) => Promise<Seen>) => void,
): void {
  const executable = findChromium();
  if (executable === undefined)
    process.stdout.write(
      `${name}: skipped, because there is no Chromium (KONTOR_CHROMIUM, chromium, google-chrome).\n`,
    );
  describe.skipIf(executable === undefined)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      // Root may not use the sandbox of Chromium.
      browser = await chromium.launch({ executablePath: String(executable), args: ['--no-sandbox'] });
    });
    afterAll(() => browser?.close());
    tests((url, look) => openPage(browser, url, look));
  });
}

async function openPage(
  browser: Browser,
  url: string,
  { theme = 'light', language = 'en', width = 1280, height = 900, asks = [] }: Look = {},
): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
  });
  onTestFinished(() => context.close());
  const faults: string[] = [];
  const urls: string[] = [];
  await watch(context, [new URL(url).origin, ...asks], { faults, urls });
  const page = await context.newPage();
  await page.goto(url);
  return { page, faults, urls };
}

async function watch(
  context: BrowserContext,
  origins: readonly string[],
  { faults, urls }: Pick<Seen, 'faults' | 'urls'>,
): Promise<void> {
  await context.exposeFunction('refusedByPolicy', (what: string) => faults.push(`policy: ${what}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      (globalThis as unknown as { refusedByPolicy(what: string): void }).refusedByPolicy(
        `${event.violatedDirective} ${event.blockedURI}`,
      ),
    );
  });
  context.on('console', line => faults.push(`console: ${line.text()}`));
  context.on('weberror', error => faults.push(`script: ${error.error().message}`));
  context.on('request', request => {
    urls.push(request.url());
    const { origin: to, protocol } = new URL(request.url());
    if (!origins.includes(to) && protocol !== 'data:') faults.push(`request: ${request.url()}`);
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the page, with the elements; WCAG 2.2 AA and its best practices. */
export async function axeFinds(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  });
}

/** How far the page is wider than the window, in pixels. */
export const overflow = (page: Page | Frame): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
