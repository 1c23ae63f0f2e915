// What can be switched on, and what it would do by settings that nobody has stored yet.
import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/index.ts';
import { money } from '../../src/core/money.ts';
import { kontorCommand } from '../command.ts';
import { flowOf, kontorOfFile, placePaid, type RunningKontor } from '../running-kontor.ts';

const kontorOf = kontorOfFile();

/** All four flows, which send nothing. */
async function paused(): Promise<RunningKontor> {
  const kontor = await kontorOf({ flows: true });
  for (const { id } of await kontor.client.listFlows().all()) await kontor.client.pauseFlow({ id });
  return kontor;
}

const plain = {
  lines: [{ id: 1, sku: 'TG11', name: 'Trading good 11', quantity: 2, priceExTax: money('50') }],
  shippingExTax: money('4'),
};

/** Everything that a preview must leave as it is. */
async function standing({ client, s4 }: RunningKontor) {
  const { result } = await client.listPostings({ limit: 500 });
  return {
    postings: result.map(({ id, state, updated_at }) => [id, state, updated_at]),
    entries: [...s4.books().journalEntries.keys()],
  };
}

describe('a preview of a flow that is not switched on', () => {
  test('says what it would post by the settings that are tried, and stores neither flow nor posting', async () => {
    const kontor = await paused();
    const order = placePaid(kontor, plain);
    const before = await standing(kontor);
    const stored = await kontor.client.getFlow({ id: await flowOf(kontor, 'order-to-journal') });
    const { flow, from, to } = stored;
    const tried = { flow, from, to, settings: { ...stored.settings, shipping: '41000500' } };
    const { preview: shown } = await kontor.client.previewDraft({
      body: { ...tried, subject: String(order) },
    });
    const accounts = shown?.documents.flatMap(({ lines }) => lines.map(({ account }) => account)) ?? [];
    expect(accounts).toContain('41000500');
    expect(accounts).not.toContain('41100000');
    // Nothing is paused: the flow that is tried is another one than the one that stands.
    expect(shown?.warnings).toEqual([]);
    expect(await standing(kontor)).toEqual(before);
    expect(await kontor.client.getFlow({ id: stored.id })).toEqual(stored);
    expect(await kontor.client.listFlows().all()).toHaveLength(4);
  });

  test('refuses accounts that the ledger does not have, and settings that are wrong, as the creation does', async () => {
    const kontor = await paused();
    const { flow, from, to, settings } = await kontor.client.getFlow({
      id: await flowOf(kontor, 'order-to-journal'),
    });
    const tried = (change: Record<string, unknown>) =>
      kontor.client.previewDraft({ body: { flow, from, to, settings: { ...settings, ...change } } });
    expect(await tried({})).toEqual({ preview: null });
    await expect(tried({ revenue: '41999999' })).rejects.toMatchObject({
      status: 422,
      code: 'rules-refused',
      details: { problems: [expect.stringMatching(/^revenue: /)] },
    });
    await expect(tried({ revenue: '4 1' })).rejects.toMatchObject({
      code: 'bad-settings',
      details: { fields: [{ field: 'revenue' }] },
    });
  });

  test('is shown on the command line, too', async () => {
    const kontor = await paused();
    const order = placePaid(kontor, plain);
    const { from, to, settings } = await kontor.client.getFlow({
      id: await flowOf(kontor, 'order-to-journal'),
    });
    const environment = {
      KONTOR_URL: kontor.app.url,
      KONTOR_API_KEY: kontor.app.apiKey,
      KONTOR_TENANT: kontor.tenant,
    };
    const command = ['flows', 'try', 'order-to-journal', '--from', from, '--to', to];
    const given = [...command, '--settings', JSON.stringify(settings)];
    const checked = kontorCommand(given, { environment });
    expect([await checked.ended, checked.said()]).toEqual([0, 'The settings are right.\n']);
    const previewed = kontorCommand([...given, String(order)], { environment });
    expect([await previewed.ended, previewed.said()]).toEqual([0, expect.stringContaining('41000000')]);
  });
});

test('flow definitions have settings with titles in both languages, and say which records they name', async () => {
  const kontor = await kontorOf();
  const english = await kontor.client.listFlowDefinitions().all();
  expect(english.map(({ name }) => name)).toEqual([...english.map(({ name }) => name)].toSorted());
  const { url, apiKey } = kontor.app;
  const german = await createClient({ url, apiKey, language: 'de' }).listFlowDefinitions().all();
  const revenueOf = (all: typeof english) => all.find(({ name }) => name === 'order-to-journal');
  expect(revenueOf(english)).toMatchObject({
    title: 'Paid orders become journal entries',
    on: ['shop-orders'],
    posts: 'journal-entries.create',
    settings_schema: {
      required: ['currencies', 'revenue', 'tax', 'shipping', 'discount', 'clearing'],
      properties: {
        revenue: {
          title: 'Revenue account',
          picks: { of: 'to', object: 'gl-accounts', field: 'account' },
        },
      },
    },
  });
  expect(revenueOf(german)).toMatchObject({
    title: 'Bezahlte Bestellungen werden Buchungen',
    settings_schema: { properties: { revenue: { title: 'Erlöskonto' } } },
  });
});
