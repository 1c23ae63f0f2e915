// A recorded call is repeated on a test system, from the page of its connection.
import { expect, onTestFinished, test } from 'vitest';
import { sandboxCredentials, startS4Sandbox } from '../../src/sandbox/s4hana/server.ts';
import { connectionOf, kontorOfFile, placePaid } from '../running-kontor.ts';
import { axeFinds, inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('a recorded call', open => {
  test('is sent once more, to a test system that the reader chooses, and shows what it answers', async () => {
    const kontor = await kontorOf({ flows: true });
    placePaid(kontor);
    await kontor.idle();
    const s4 = await connectionOf(kontor, 's4hana');
    const shop = await connectionOf(kontor, 'bigcommerce');
    for (const id of [shop, s4])
      await kontor.client.updateConnection({ id, body: { environment: 'production' } });
    const call = (await kontor.client.listCalls({ id: s4 }).all()).find(
      ({ method, posting, url }) => method === 'POST' && posting !== null && url.includes('A_SalesOrder'),
    );
    const seen = await signedIn(open, kontor, `/connections/${s4}?call=${call?.id}`);
    const { page, faults } = seen;
    await page.getByRole('button', { name: 'Repeat on a test system' }).click();
    await page.getByText('No connection leads to a test system of this kind.').waitFor();
    const sandbox = await startS4Sandbox();
    onTestFinished(() => sandbox.close());
    const { username, password } = sandboxCredentials;
    const settings = { baseUrl: sandbox.url, auth: { kind: 'basic', username, password } };
    await kontor.client.createConnection({
      body: { connector: 's4hana', name: 'On my desk', environment: 'test', settings },
    });
    await page.reload();
    await settled(seen);
    await page.getByRole('button', { name: 'Repeat on a test system' }).click();
    await page.getByLabel('Test system', { exact: true }).selectOption('On my desk');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/Then 201, now 201 after/).waitFor();
    await page
      .getByRole('region', { name: 'Answer of the test system' })
      .last()
      .getByText('SalesOrder')
      .first()
      .waitFor();
    expect(sandbox.books().salesOrders.size).toBe(1);
    expect(await axeFinds(page)).toEqual([]);
    // What the test system refuses is shown as its answer.
    sandbox.setFaults({ 'server-fault': 1 });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/Then 201, now 500 after/).waitFor();
    await sandbox.close();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText(/cannot be reached/).waitFor();
    expect(faults.filter(fault => !fault.includes('status of 5'))).toEqual([]);
  });
});
