// Documents in the console: found by their filters, explained by their story, and decided by people who may.
import { expect, test } from 'vitest';
import { eventuallyIs, kontorOfFile, placePaid, postingIn } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { refusedEntry } from './page-paths.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('documents in the console', open => {
  test('a document is found by the beginning of its reference, and its story shows each call', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await kontor.idle();
    const seen = await signedIn(open, kontor, '/documents');
    const { page, faults } = seen;
    await page.getByLabel('Search').fill(`BC-${order}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`text=BC-${order}`));
    await page.getByText('2 documents', { exact: true }).waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: 'Paid orders become journal entries' })
      .getByRole('link')
      .click();
    await settled(seen);
    await page.getByText('sent the document').first().waitFor();
    const steps = await page.locator('.timeline-says').allTextContents();
    expect(steps.length).toBeGreaterThan(4);
    // The last call is shown first; another one on request, with request and response.
    await page.locator('.timeline-call').first().click();
    await page.waitForURL(/call=/);
    await page.getByText(`/v2/orders/${order}`).first().waitFor();
    expect(await page.getByRole('region', { name: 'Response' }).textContent()).toContain(`"id": ${order}`);
    const find = page.getByLabel('Find in this call');
    await find.fill('STATUS_ID": ');
    await page.getByText('1 of 1; Enter goes on').waitFor();
    await find.fill('date_');
    await page.getByText(/^1 of \d+; Enter goes on$/).waitFor();
    await find.press('Enter');
    await page.getByText(/^2 of \d+; Enter goes on$/).waitFor();
    expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['found', 'found-here']);
    await find.fill('no such thing');
    await page.getByText('Not found').waitFor();
    expect(faults).toEqual([]);
  });

  test('a document that S/4HANA refuses is explained, and replayed after the cause is gone', async () => {
    const kontor = await kontorOf({ flows: true });
    const { posting } = await refusedEntry(kontor);
    const { page, faults } = await signedIn(open, kontor, `/documents/${posting.id}`);
    await page.locator('.notice').getByText('41000000').waitFor();
    await page.getByRole('button', { name: 'Replay' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Note (optional)').fill('The account was created.');
    await dialog.getByRole('button', { name: 'Replay' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.title').getByText('Accepted').waitFor({ timeout: 20_000 });
    await page.locator('.timeline').getByText('The account was created.').waitFor();
    expect(faults).toEqual([]);
    await eventuallyIs(
      'it is accepted',
      async () => (await kontor.client.getPosting({ id: posting.id })).state,
      state => state === 'accepted',
    );
  });

  test('an address from elsewhere is read as it stands there', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    const { page, faults } = await signedIn(open, kontor, '/documents?utm_source=mail&state=accepted');
    // What the page does not know is not asked of the API, which would refuse it.
    await page.locator('tbody tr').first().waitFor();
    await page.goto(`${kontor.app.url}/find?text=12345678901234567890`);
    await page.getByText('12345678901234567890').first().waitFor();
    expect(await page.getByLabel('Number or name').inputValue()).toBe('12345678901234567890');
    expect(faults).toEqual([]);
  });

  test('an operator is offered to replay a document, and nothing that only an administrator may do', async () => {
    const kontor = await kontorOf({ flows: true });
    const { posting } = await refusedEntry(kontor);
    const offered = async (role: 'operator' | 'admin') => {
      const { page } = await signedIn(open, kontor, `/documents/${posting.id}`, { role });
      await page.locator('.timeline-says').first().waitFor();
      return page.locator('.title-actions button').allInnerTexts();
    };
    expect(await offered('operator')).toEqual(['Replay']);
    expect(await offered('admin')).toEqual(['Replay', 'Settle', 'Close']);
  });

  test('a viewer sees everything and can change nothing', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    const { id } = await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    const { page, faults } = await signedIn(open, kontor, `/documents/${id}`, { role: 'viewer' });
    await page.locator('.timeline-says').first().waitFor();
    expect(await page.locator('.title-actions button').count()).toBe(0);
    // The API refuses it as well, with the cookie of this browser and the header of the console.
    const status = await page.evaluate(
      async posting =>
        (
          await fetch(`/v1/postings/${posting}/close`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'kontor-request': 'console' },
            body: '{"note":"no"}',
          })
        ).status,
      id,
    );
    expect(status).toBe(403);
    expect(faults.filter(one => !one.includes('403'))).toEqual([]);
  });

  test('"where is my order?" answers in one sentence, and leads to the story', async () => {
    const kontor = await kontorOf({ flows: true });
    const order = placePaid(kontor);
    await postingIn(kontor, 'journal-entries.create', `orders/${order}`, 'accepted');
    await kontor.idle();
    const { page, faults } = await signedIn(open, kontor, '/find', { language: 'de' });
    const begun = performance.now();
    await page.getByLabel('Nummer oder Name').fill(String(order));
    await page.keyboard.press('Enter');
    await page
      .getByText(/Buchungsbeleg.*gebucht/)
      .first()
      .waitFor();
    expect(performance.now() - begun).toBeLessThan(2_000);
    await page.getByRole('link', { name: 'Die ganze Geschichte' }).first().click();
    await page.waitForURL(/\/documents\/pst_/);
    await page.getByText('Was geschah').waitFor();
    expect(faults).toEqual([]);
  });
});
