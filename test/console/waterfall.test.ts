// Calls as bars over time: of a document in its story and while it is followed, and of a run.
import { expect, test } from 'vitest';
import { kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('calls over time', open => {
  test('each call of a document has a bar and all of it as text, and opens from there', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await kontor.idle();
    const { page, faults } = await signedIn(open, kontor, `/documents/${id}`);
    const rows = page.getByRole('table', { name: 'Calls over time' }).getByRole('row');
    const steps = (await kontor.client.getStory({ id })).steps.filter(({ call }) => call);
    await expect.poll(() => rows.filter({ has: page.locator('.waterfall-bar') }).count()).toBe(steps.length);
    const bars = await page.locator('.waterfall-bar').evaluateAll(all =>
      all.map(bar => {
        const [own, place] = [bar, bar.parentElement as Element].map(one => one.getBoundingClientRect());
        return own && place && own.width >= 3 && own.left >= place.left && own.right <= place.right + 4;
      }),
    );
    expect(bars).toEqual(bars.map(() => true));
    const post = rows.filter({ hasText: 'journalentrycreaterequest' }).first();
    expect(await post.textContent()).toMatch(/POST .*S\/4HANA.*2\d\d.*(ms|s)/);
    await post.getByRole('link').click();
    await page.waitForURL(/call=/);
    await page.getByRole('region', { name: 'Request', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  test('a run opens from the list of runs, with the calls that read its source', async () => {
    const kontor = await kontorOf({ flows: true });
    const [flow] = (await kontor.client.listFlows()).result;
    const run = await kontor.client.runFlow({ id: String(flow?.id), body: {} });
    const { page, faults } = await signedIn(open, kontor, '/runs');
    await page.locator(`a[href$="/runs/${run.id}"]`).click();
    const calls = (await kontor.client.listCalls({ id: run.connection, run: run.id })).result;
    expect(calls.length).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.waterfall-bar').count()).toBe(calls.length);
    await page.locator('.waterfall-call a').first().click();
    await page.waitForURL(/call=/);
    await page.locator('.call .call-sides').waitFor();
    expect(faults).toEqual([]);
  });

  test('the calls of a document that is followed appear as bars', async () => {
    const kontor = await kontorOf({ flows: true });
    kontor.s4.blockAccount('41000000', true);
    const order = placePaid(kontor);
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'rejected', 'parked');
    await kontor.idle();
    kontor.s4.blockAccount('41000000', false);
    const { page, faults } = await signedIn(open, kontor, `/live?posting=${id}`);
    await page.getByText('Following', { exact: true }).waitFor();
    await kontor.client.replayPosting({ id });
    await page.locator('.waterfall-bar').first().waitFor();
    await page.getByRole('heading', { name: 'Its calls over time' }).waitFor();
    expect(faults).toEqual([]);
  });
});
