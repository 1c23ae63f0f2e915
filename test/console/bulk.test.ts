// Many documents at once in the console: a plan first, which says what it would do, then its run, and what came of it.

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { refusedEntries } from '../refused-entries.ts';
import { kontorOfFile, type RunningKontor } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

async function withRefused(count: number) {
  const kontor = await kontorOf();
  const connection = await kontor.connect();
  const ids = await refusedEntries({ ...kontor, connection }, count);
  expect(ids).toHaveLength(count);
  return { kontor, ids };
}

/** From the list of documents, for all that its filters show. Answers the id of the plan. */
async function planIn(page: Page, action: string, note = ''): Promise<string> {
  await page.getByRole('button', { name: 'Act on all that match' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: action }).check();
  await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: 'Make a plan' }).click();
  await page.waitForURL(/\/bulk-plans\/blk_/);
  return String(new URL(page.url()).pathname.split('/').at(-1));
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the plan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run the plan' }).click();
}

const stateOf = async ({ client }: RunningKontor, ids: readonly string[]) =>
  Promise.all(ids.map(async id => (await client.getPosting({ id })).state));

const list = '/documents?state=rejected';

inBrowser('bulk plans in the console', open => {
  test('an operator plans to replay what was refused, and an administrator runs the plan', async () => {
    const { kontor, ids } = await withRefused(6);
    const operator = await signedIn(open, kontor, list, { role: 'operator' });
    const { page } = operator;
    await page.getByRole('button', { name: 'Act on all that match' }).click();
    // Closing and settling end a document, or say what is in the books: an operator may not.
    expect(await page.getByRole('dialog').getByRole('radio').count()).toBe(1);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    const plan = await planIn(page, 'Replay', 'The period is open again.');
    await page.getByText('An administrator has to run this plan').waitFor();
    expect(await page.getByRole('button', { name: 'Run the plan' }).count()).toBe(0);
    expect(await page.locator('.facts').textContent()).toContain('The period is open again.');
    expect(await stateOf(kontor, ids)).toEqual(Array(6).fill('rejected'));
    expect(operator.faults).toEqual([]);

    const admin = await signedIn(open, kontor, `/bulk-plans/${plan}`);
    await admin.page.getByText('Filters').waitFor();
    await run(admin.page);
    await admin.page.getByText('All 6 documents were acted on').waitFor();
    await kontor.idle();
    expect(await stateOf(kontor, ids)).toEqual(Array(6).fill('accepted'));
    // The operator's page follows.
    await page.getByText('All 6 documents were acted on').waitFor();
    await page.locator('tbody tr').filter({ hasText: 'Accepted' }).nth(5).waitFor();
    await page.getByRole('link', { name: 'Bulk plans' }).click();
    await page.getByRole('row').filter({ hasText: 'Replay documents' }).getByText('Done').waitFor();
    expect(admin.faults).toEqual([]);
  });

  test('documents that have changed since the plan was made are named before and after its run', async () => {
    const { kontor, ids } = await withRefused(3);
    const { page, faults } = await signedIn(open, kontor, list);
    await planIn(page, 'Close', 'Booked by hand.');
    await page.getByRole('button', { name: 'Run the plan' }).waitFor();
    expect(await page.getByText('changed since').count()).toBe(0);
    await kontor.client.replayPosting({ id: String(ids[0]) });
    await kontor.idle();
    await page.getByText('1 document has changed since the plan was made').waitFor();
    await page.getByText('Now 2 documents match the filters; the plan was made of 3.').waitFor();
    await run(page);
    await page.getByText('2 of 3 documents were acted on').waitFor();
    // It is not told as a success.
    await page.locator('.title').getByText('Done in part').waitFor();
    expect(await page.locator('.notice[data-tone="positive"]').count()).toBe(0);
    await page.getByRole('link', { name: 'Had changed, left as they are: 1' }).click();
    await page.waitForURL(/outcome=skipped/);
    await expect
      .poll(() => page.locator('section tbody tr').filter({ hasText: 'Had changed' }).count())
      .toBe(1);
    expect(await stateOf(kontor, ids)).toEqual(['accepted', 'closed', 'closed']);
    expect(faults).toEqual([]);
  });

  test('where two people are wanted, the run waits for the other one, and the page says so', async () => {
    const { kontor, ids } = await withRefused(2);
    await kontor.operator.updateTenant({ id: kontor.tenant, body: { approvals: ['replays'] } });
    const first = await signedIn(open, kontor, list);
    const plan = await planIn(first.page, 'Replay');
    await run(first.page);
    const dialog = first.page.getByRole('dialog');
    await dialog.getByText('This waits for another person').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await first.page.getByText('This plan waits for another person').waitFor();

    const second = await signedIn(open, kontor, `/bulk-plans/${plan}`);
    await second.page.getByRole('link', { name: 'Show the change request' }).click();
    const drawer = second.page.getByRole('dialog', { name: 'Run a bulk plan' });
    await drawer.getByRole('button', { name: 'Approve' }).click();
    await second.page
      .getByRole('dialog', { name: 'Approve' })
      .getByRole('button', { name: 'Approve' })
      .click();
    await first.page.getByText('All 2 documents were acted on').waitFor();
    await first.page.getByText('Approved by change request').waitFor();
    await kontor.idle();
    expect(await stateOf(kontor, ids)).toEqual(['accepted', 'accepted']);
    expect(second.faults).toEqual([]);
  });

  test('a viewer sees the plans and can neither make nor run one', async () => {
    const { kontor } = await withRefused(1);
    const { id } = await kontor.client.createBulkPlan({
      body: { action: 'replay', filter: { state: 'rejected' } },
    });
    const seen = await signedIn(open, kontor, list, { role: 'viewer' });
    const { page, faults } = seen;
    await page.locator('tbody tr').first().waitFor();
    expect(await page.getByRole('button', { name: 'Act on all that match' }).count()).toBe(0);
    await page.goto(`${kontor.app.url}/bulk-plans/${id}`);
    await settled(seen);
    await page.getByRole('heading', { name: 'Documents of the plan' }).waitFor();
    expect(await page.locator('.title-actions button').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
