// How soon the console can be used, and whether the live page keeps up: `console.ts [LOADS]`. Each load begins with an empty cache.
// It ends with 1 when a figure is beyond the bound at which a release stops.
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../test/console/chromium.ts';
import { child, median } from './children.ts';

const loads = Number(process.argv[2] ?? 9);
const seconds = 8;

interface Kontor {
  url: string;
  key: string;
}

const executablePath = findChromium();
if (executablePath === undefined)
  throw new Error('There is no Chromium (KONTOR_CHROMIUM, chromium, google-chrome).');

let hasStopped = false;
const tell = (
  what: string,
  value: number,
  unit: string,
  { promised, stop }: { promised: number; stop: number },
) => {
  const isLess = promised < stop;
  const missed = isLess ? value > promised : value < promised;
  const stops = isLess ? value > stop : value < stop;
  hasStopped ||= stops;
  const verdict = stops ? `beyond the bound of ${stop}` : missed ? `missed (${promised} promised)` : 'ok';
  process.stdout.write(`${what}: ${value.toFixed(unit === 'ms' ? 0 : 1)} ${unit}, ${verdict}\n`);
};

/** Opens a page with an empty cache. Its requests carry a key. */
async function openPage(browser: Browser, { key }: Kontor, slower: number): Promise<Page> {
  const context = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${key}` } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

/** Milliseconds until the page has drawn everything and its last long task has ended. */
async function interactiveMs(
  browser: Browser,
  kontor: Kontor,
  path: string,
  slower: number,
): Promise<number> {
  const page = await openPage(browser, kontor, slower);
  await page.addInitScript(`
    globalThis.busyUntil = 0;
    new PerformanceObserver(list => {
      for (const { startTime, duration } of list.getEntries()) globalThis.busyUntil = startTime + duration;
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver(() => {
      const stands = document.querySelector('h1:not(.page-name)') && !document.querySelector('.loading');
      globalThis.stoodAt = stands ? (globalThis.stoodAt ?? performance.now()) : undefined;
    }).observe(document, { childList: true, subtree: true, characterData: true });
  `);
  await page.goto(kontor.url + path);
  // Quiet for half a second: nothing comes after it.
  const took = await page.waitForFunction(() => {
    const { stoodAt, busyUntil } = globalThis as unknown as { stoodAt?: number; busyUntil: number };
    const at = Math.max(stoodAt ?? Number.POSITIVE_INFINITY, busyUntil);
    return performance.now() - at > 500 && at;
  });
  const ms = Number(await took.jsonValue());
  await page.context().close();
  return ms;
}

/** Frames a second, and the longest one in milliseconds, while the page follows. */
async function follow(
  browser: Browser,
  kontor: Kontor,
): Promise<{ fps: number; longestMs: number; rows: number }> {
  const page = await openPage(browser, kontor, 1);
  await page.goto(`${kontor.url}/live`);
  await page.getByText('Following', { exact: true }).waitFor();
  const frames = await page.evaluate(
    lastsMs =>
      new Promise<number[]>(resolve => {
        const { requestAnimationFrame: onFrame } = globalThis as unknown as {
          requestAnimationFrame(then: (now: number) => void): void;
        };
        const took: number[] = [];
        let before = performance.now();
        const end = before + lastsMs;
        onFrame(function next(now) {
          took.push(now - before);
          before = now;
          if (now < end) onFrame(next);
          else resolve(took);
        });
      }),
    seconds * 1_000,
  );
  const rows = await page.locator('.live tbody tr').count();
  await page.context().close();
  const all = frames.reduce((sum, one) => sum + one, 0);
  return { fps: (frames.length * 1_000) / all, longestMs: Math.max(...frames), rows };
}

const server = await child<Kontor>('./console-child.ts');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const at = { usual: [] as number[], slower: [] as number[], documents: [] as number[] };
  for (let load = 0; load < loads; load++) {
    at.usual.push(await interactiveMs(browser, server.ready, '/', 1));
    at.slower.push(await interactiveMs(browser, server.ready, '/', 4));
    at.documents.push(await interactiveMs(browser, server.ready, '/documents', 1));
  }
  tell('overview, interactive', median(at.usual), 'ms', { promised: 1_000, stop: 1_500 });
  tell('overview on a processor that is four times slower', median(at.slower), 'ms', {
    promised: 3_000,
    stop: 4_000,
  });
  tell('documents, interactive', median(at.documents), 'ms', { promised: 1_000, stop: 1_500 });
  for (const perSecond of [0, 500]) {
    const recording = perSecond === 0 ? undefined : server.ask<number>({ perSecond, seconds: seconds + 6 });
    const { fps, longestMs, rows } = await follow(browser, server.ready);
    const pace = recording === undefined ? 0 : await recording;
    process.stdout.write(
      `live at ${pace.toFixed(0)} calls/s: ${rows} rows drawn, longest frame ${longestMs.toFixed(0)} ms\n`,
    );
    if (perSecond > 0) tell('live, frames a second', fps, '/s', { promised: 50, stop: 30 });
    else process.stdout.write(`live with nothing to show: ${fps.toFixed(1)} frames a second\n`);
  }
} finally {
  await browser.close();
  await server.end();
}
process.exit(hasStopped ? 1 : 0);
