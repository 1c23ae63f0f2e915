// Lists of a period, and lists that leave the console as tables.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { connectionOf, flowOf, kontorOfFile, placePaid } from '../running-kontor.ts';
import { inBrowser } from './browser.ts';
import { settled, signedIn } from './signed-in.ts';

const kontorOf = kontorOfFile();

inBrowser('lists of the console', open => {
  test('leave as tables with their filters, all of them and not only the page', async () => {
    const kontor = await kontorOf({ flows: true });
    for (let n = 0; n < 12; n++) placePaid(kontor);
    await kontor.idle();
    const s4 = await connectionOf(kontor, 's4hana');
    const seen = await signedIn(open, kontor, '/documents');
    const { page, faults } = seen;
    const tableAt = async (path: string): Promise<Record<string, string>[]> => {
      await page.goto(kontor.app.url + path);
      await settled(seen);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Export as CSV' }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^[\w-]+\.csv$/);
      return parse(readFileSync(await file.path()), { columns: true });
    };
    const all = (await kontor.client.listPostings({ limit: 500 }).all()).length;
    expect(await tableAt('/documents')).toHaveLength(all);
    const orders = await tableAt('/documents?state=accepted&currency=USD');
    expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(['USD']));
    const events = await kontor.client.listEvents({ limit: 500 }).all();
    expect(await tableAt('/events')).toHaveLength(events.length);
    expect(await tableAt('/events?until=2020-01-01T00:00:00.000Z')).toEqual([]);
    expect(await tableAt('/runs')).toEqual([]);
    expect((await tableAt('/settings/audit')).length).toBeGreaterThan(3);
    expect(await tableAt('/set-aside')).toEqual([]);
    expect(await tableAt(`/orders?connection=${s4}`)).toHaveLength(12);
    const products = await tableAt(`/explore/${s4}/products?columns=id,type`);
    expect(Object.keys(products[0] ?? {})).toEqual(['id', 'type', 'unreadable']);
    for (const [path, list] of Object.entries({
      '/connections': 'listConnections',
      '/flows': 'listFlows',
      '/bulk-plans': 'listBulkPlans',
      '/settings/tenants': 'listTenants',
      '/settings/keys': 'listKeys',
      '/settings/sessions?of=everybody&state=any': 'listSessions',
      '/settings/destinations': 'listDestinations',
      '/settings/change-requests': 'listChangeRequests',
      '/settings/embedded': 'listWidgetTokens',
      '/settings/embedded?of=forms': 'listConnectSessions',
    } as const)) {
      const listed: { id: string }[] = await kontor.client[list]({}).all();
      expect([path, (await tableAt(path)).map(row => row.id)]).toEqual([path, listed.map(({ id }) => id)]);
    }
    const flow = await flowOf(kontor, 'order-to-journal');
    await kontor.client.runFlow({ id: flow });
    await kontor.idle();
    expect((await tableAt(`/flows/${flow}`)).map(({ trigger }) => trigger)).toEqual(['manual']);
    expect(await tableAt(`/explore/${s4}/services`)).toHaveLength(
      (await kontor.client.listServices({ id: s4 }).all()).length,
    );
    const ofService = `/explore/${s4}/services/salesOrder?set=A_SalesOrder&select=SalesOrder,SoldToParty`;
    const salesOrders = await tableAt(ofService);
    expect(salesOrders).toHaveLength(12);
    expect(Object.keys(salesOrders[0] ?? {})).toEqual(['SalesOrder', 'SoldToParty']);
    expect((await tableAt(`/connections/${s4}`)).some(({ status }) => status === '201')).toBe(true);
    expect(faults).toEqual([]);
  });

  test('are narrowed to days, in the zone of the console', async () => {
    const kontor = await kontorOf({ flows: true });
    placePaid(kontor);
    await kontor.idle();
    const seen = await signedIn(open, kontor, '/events', { language: 'de' });
    const { page, faults } = seen;
    await page.locator('tbody tr').first().waitFor();
    await page.getByLabel('Zeit', { exact: true }).selectOption('Gewählte Tage …');
    await page.getByLabel('Vom Tag').fill('2020-01-01');
    await page.getByLabel('Bis zum Tag').fill('2020-01-31');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await page.waitForURL(/since=2019-12-31|since=2020-01-01/);
    await page.getByText('Kein Ereignis passt').waitFor();
    await page.getByLabel('Zeit', { exact: true }).selectOption('Heute');
    await page.locator('tbody tr').first().waitFor();
    expect(new URL(page.url()).searchParams.get('until')).toBeNull();
    expect(faults).toEqual([]);
  });
});
